namespace OversightConsole.Bench.Postgres;

/// <summary>Finds PostgreSQL's programs, which Debian leaves off PATH, and whether this user may start them.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The folder that holds initdb, pg_ctl and postgres; null when there is none.</summary>
    public static string? Folder { get; } =
        Find(
            Environment.GetEnvironmentVariable("OVERSIGHT_PG_BIN"),
            Environment.GetEnvironmentVariable("PATH"),
            "/usr/lib/postgresql"
        );

    /// <summary>PostgreSQL refuses to run as root, so root starts it as the user postgres.</summary>
    public static bool AsOtherUser => Environment.IsPrivilegedProcess;

    /// <summary>Why PostgreSQL cannot be started here; null when it can.</summary>
    public static string? Missing { get; } = Reason();

    /// <summary>
    /// Looks in <paramref name="named"/>, then along <paramref name="path"/>, then under <paramref name="versions"/>, newest
    /// first. A link is followed to where the real programs are; a folder with only some of them (a wrapper) is passed over.
    /// </summary>
    public static string? Find(string? named, string? path, string versions)
    {
        var onPath = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var installed = Directory.Exists(versions)
            ? Directory
                .GetDirectories(versions)
                .OrderByDescending(v => double.TryParse(Path.GetFileName(v), out var number) ? number : 0)
                .Select(v => Path.Combine(v, "bin"))
            : [];
        return new[] { named }
            .Concat(onPath)
            .OfType<string>()
            .Select(Real)
            .Concat(installed)
            .FirstOrDefault(folder => Needed.All(program => File.Exists(Path.Combine(folder, program))));
    }

    private static string Real(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, "initdb"));
        var target = initdb.Exists ? initdb.ResolveLinkTarget(returnFinalTarget: true) : null;
        return Path.GetDirectoryName(target?.FullName) ?? folder;
    }

    private static string? Reason()
    {
        if (OperatingSystem.IsWindows())
            return "A throw-away PostgreSQL is talked to over a Unix socket, which does not work on Windows.";
        if (Folder is null)
            return "PostgreSQL is not installed (looked in OVERSIGHT_PG_BIN, on PATH and in /usr/lib/postgresql/*/bin).";
        if (!AsOtherUser)
            return null;
        if (!File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)))
            return "PostgreSQL does not run as root and there is no user postgres to run it as.";
        return File.Exists("/usr/bin/setpriv") ? null : "PostgreSQL does not run as root and setpriv is missing.";
    }
}

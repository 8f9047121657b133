namespace OversightConsole.Core.Reports.Exports;

/// <summary>The folder in which exports are made on their way to a browser.</summary>
/// <param name="Path">Absolute; made when it is first needed.</param>
public sealed record ReportFolder(string Path)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>A path for a file in the making, readable by this user alone; <paramref name="into"/> names another folder.</summary>
    internal string NewPart(string? into, DateTimeOffset now)
    {
        if (into is null)
        {
            Directory.CreateDirectory(Path);
            Sweep(now);
        }
        return System.IO.Path.Combine(into ?? Path, $"export-{Guid.NewGuid():N}.part");
    }

    /// <summary>Opens a new file to be written once, from its beginning to its end.</summary>
    internal static FileStream Open(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);

    /// <summary>What a process that died left behind.</summary>
    private void Sweep(DateTimeOffset now)
    {
        foreach (var part in new DirectoryInfo(Path).EnumerateFiles("export-*.part"))
            if (now - part.LastWriteTimeUtc > Forgotten)
                part.Delete();
    }
}

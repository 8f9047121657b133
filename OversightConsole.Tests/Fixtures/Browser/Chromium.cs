namespace OversightConsole.Tests.Fixtures.Browser;

/// <summary>Where Chromium is and how it is started.</summary>
public static class Chromium
{
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("OVERSIGHT_CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    /// <summary>The program; null when the machine has none.</summary>
    public static string? Program { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>Why browser tests cannot run here; null when they can.</summary>
    public static string? Missing =>
        Program is null ? "Chromium is not installed (looked at OVERSIGHT_CHROMIUM and /usr/bin/chromium)." : null;

    /// <summary>No sandbox because tests also run as root; no name resolves but this machine's, so that nothing leaves it.</summary>
    public static string[] Arguments { get; } =
    [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
    ];
}

using System.Diagnostics;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Commands;

/// <summary>The built console as a process of its own, on a given database.</summary>
internal static class ConsoleProcess
{
    public static Process Start(StorageOptions storage, string dataFolder, params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "OversightConsole.dll"), .. words]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.ArgumentList.Add($"--Storage:Provider={storage.Provider}");
        start.ArgumentList.Add($"--Storage:ConnectionString={storage.ConnectionString}");
        start.ArgumentList.Add($"--Data:Directory={dataFolder}");
        start.ArgumentList.Add("--Demo:Enabled=false");
        // The test assembly brings its clock into the process: what it writes stands at the tests' instant, not the machine's.
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ConsoleProcess).Assembly.Location;
        if (TestCulture.Asked is { } culture)
            start.Environment["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8";
        return Process.Start(start)!;
    }
}

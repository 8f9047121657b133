using OversightConsole.Background;
using OversightConsole.Commands.Line;
using OversightConsole.Settings;

namespace OversightConsole.Composition;

/// <summary>Builds the console: the whole web host for <c>serve</c>, or the same services without a web for a command.</summary>
public static class ConsoleHost
{
    /// <summary>The web host, with its pipeline, not yet started.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static WebApplication BuildWeb(string[] switches)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = switches, ContentRootPath = ContentRoot(switches) }
        );
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
        if (settings.Urls.Count > 0)
            builder.WebHost.UseUrls([.. settings.Urls]);
        // Also outside Development, so that a build folder can be run as it is; a published console has no such manifest.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddConsole(settings).AddConsolePages().AddBackgroundWork();
        return builder.Build().UseConsole();
    }

    /// <summary>The settings alone, for a command that must not touch the configured database.</summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static ConsoleSettings ReadSettings()
    {
        var switches = ConfigurationSwitches.Current;
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = switches, ContentRootPath = ContentRoot(switches) }
        );
        return SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
    }

    /// <summary>
    /// Runs <paramref name="work"/> with the console's services (scoped), for a command. Nothing of the web starts, and
    /// logs go to stderr so that stdout stays the command's own.
    /// </summary>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static async Task<int> RunAsync(
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken ct = default
    )
    {
        var switches = ConfigurationSwitches.Current;
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = switches, ContentRootPath = ContentRoot(switches) }
        );
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddConsole(SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath));
        using var host = builder.Build();
        await host.Services.PrepareAsync(ct);
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, ct);
    }

    /// <summary>
    /// A console that was published or built finds its files beside itself, wherever it is started from; from the
    /// project's folder (<c>dotnet run</c>) that folder is used. Null leaves an explicit switch its say.
    /// </summary>
    private static string? ContentRoot(string[] switches)
    {
        if (switches.Any(s => s.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)))
            return null;
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, "OversightConsole.csproj")) ? current : AppContext.BaseDirectory;
    }
}

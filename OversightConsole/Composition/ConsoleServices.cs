using OversightConsole.Core.Access;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Reports;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;

namespace OversightConsole.Composition;

/// <summary>The one list of what the console is made of; every feature adds one line.</summary>
public static class ConsoleServices
{
    /// <summary>Core's features: the same for the web and for commands.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services, ConsoleSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddOversightStorage(settings.Storage);
        services.AddAccess();
        services.AddSingleton(p => new AccessHook
        {
            OnAct = new AccessTrail(p.GetRequiredService<TimeProvider>()).EnterAsync,
        });
        services.AddServiceDesk(settings.DeskTimeZone.Id);
        services.AddCsvImport(settings.Import, settings.DataDirectory);
        services.AddPipeline(Path.Combine(settings.DataDirectory, "models"), settings.Chat);
        services.AddReports(settings.DataDirectory);
        services.AddDemo(settings.DemoEnabled);
        return services;
    }

    /// <summary>Makes what must exist before anyone uses the services: the data folder and the database schema.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        Directory.CreateDirectory(services.GetRequiredService<ConsoleSettings>().DataDirectory);
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        // Before anyone signs in: a demo whose build was interrupted goes, users included.
        await services.GetRequiredService<DemoReset>().RunAsync(ct);
    }
}

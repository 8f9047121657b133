using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Language;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
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
        services.AddServiceDesk(settings.DeskTimeZone.Id, settings.Desk);
        services.AddCsvImport(settings.Import, settings.DataDirectory);
        services.AddOversight(Path.Combine(settings.DataDirectory, "models"), settings.Chat, settings.Gate);
        services.AddReports(settings.DataDirectory);
        services.AddDemo(settings.DemoEnabled);
        return services;
    }

    /// <summary>
    /// What works on tickets, from the pipeline to the trail, over a service desk and a database that are registered
    /// already; models lie in <paramref name="modelFolder"/>.
    /// </summary>
    public static IServiceCollection AddOversight(
        this IServiceCollection services,
        string modelFolder,
        ChatSettings? chat = null,
        GateSettings? gate = null
    ) =>
        services
            .AddAudit()
            .AddAutonomy(gate)
            .AddExecution()
            .AddAgents()
            .AddReview()
            .AddOutcomes()
            .AddTraining(modelFolder, chat is { IsOn: true } ? chat.Model : null)
            .AddPipeline()
            .AddLanguage(chat ?? ChatSettings.Off)
            .AddEvaluation();

    /// <summary>Makes what must exist before anyone uses the services: the data folder and the database schema.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        Directory.CreateDirectory(services.GetRequiredService<ConsoleSettings>().DataDirectory);
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        // Before anyone signs in: a demo whose build was interrupted goes, users included.
        await services.GetRequiredService<DemoReset>().RunAsync(ct);
    }
}

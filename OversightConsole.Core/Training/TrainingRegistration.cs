using Microsoft.Extensions.DependencyInjection;

namespace OversightConsole.Core.Training;

/// <summary>Registers versions of agents: learning them, keeping them, putting them to work.</summary>
public static class TrainingRegistration
{
    /// <summary>Adds training and versions; models lie in <paramref name="modelFolder"/>. With <paramref name="languageModel"/> a language service of that name can be tried beside a trained version.</summary>
    public static IServiceCollection AddTraining(
        this IServiceCollection services,
        string modelFolder,
        string? languageModel = null
    )
    {
        services.AddSingleton(new ModelStore(modelFolder));
        services.AddSingleton(new ChallengerVersions(languageModel));
        services.AddSingleton<AgentVersions>();
        services.AddSingleton<VersionsAtWork>();
        services.AddSingleton<AgentTraining>();
        services.AddSingleton<VersionControl>();
        services.AddSingleton<Retraining.Retraining>();
        return services;
    }
}

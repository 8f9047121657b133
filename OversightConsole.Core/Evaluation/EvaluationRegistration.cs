using Microsoft.Extensions.DependencyInjection;

namespace OversightConsole.Core.Evaluation;

/// <summary>Registers what compares versions and replays past tickets.</summary>
public static class EvaluationRegistration
{
    /// <summary>Adds comparison and replay; neither writes anything.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddSingleton<VersionComparison>();
        services.AddSingleton<Replay>();
        return services;
    }
}

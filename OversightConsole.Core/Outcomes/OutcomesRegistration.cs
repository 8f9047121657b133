using Microsoft.Extensions.DependencyInjection;

namespace OversightConsole.Core.Outcomes;

/// <summary>Registers what finds out what became of executed actions.</summary>
public static class OutcomesRegistration
{
    /// <summary>Adds the watch over changes at the source and the count of kept actions.</summary>
    public static IServiceCollection AddOutcomes(this IServiceCollection services)
    {
        services.AddSingleton<OutcomeWatch>();
        services.AddSingleton<UncontestedOutcomes>();
        return services;
    }
}

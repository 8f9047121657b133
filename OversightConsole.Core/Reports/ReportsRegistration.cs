using Microsoft.Extensions.DependencyInjection;

namespace OversightConsole.Core.Reports;

/// <summary>Registers what compares and reports: nothing here changes what agents do but the verdict on the trail.</summary>
public static class ReportsRegistration
{
    /// <summary>Adds the check of the trail.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<TrailCheck>();
        return services;
    }
}

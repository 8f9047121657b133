using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.Reports.Hygiene;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Reports.Timeline;
using OversightConsole.Core.Reports.TrailConsistency;

namespace OversightConsole.Core.Reports;

/// <summary>Registers what compares and reports: nothing here changes what agents do but the verdict on the trail.</summary>
public static class ReportsRegistration
{
    /// <summary>Adds the check of the trail, the counting from it and the override report; exports are made in <paramref name="dataDirectory"/>.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton<TrailCheck>();
        services.AddSingleton<Rebuild>();
        services.AddSingleton<TicketTimelines>();
        services.AddSingleton(new ReportFolder(Path.Combine(dataDirectory, "exports")));
        services.AddSingleton<OverrideReader>();
        services.AddSingleton<OverrideExport>();
        services.AddSingleton<TrailExport>();
        services.AddSingleton<HygieneReader>();
        return services;
    }
}

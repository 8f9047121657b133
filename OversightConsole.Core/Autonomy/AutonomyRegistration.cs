using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Autonomy;

/// <summary>Registers the gate, modes and stops, what an agent has earned and what costs it its autonomy.</summary>
public static class AutonomyRegistration
{
    /// <summary>Adds the gate and everything that counts evidence.</summary>
    public static IServiceCollection AddAutonomy(this IServiceCollection services, GateSettings? settings = null)
    {
        services.AddSingleton(settings ?? new GateSettings());
        services.AddSingleton<FleetControl>();
        services.AddSingleton<FleetReader>();
        services.AddSingleton<StopSwitch>();
        services.AddSingleton(new AuditLottery());
        services.AddSingleton(p => new AutonomyGate(
            p.GetRequiredService<AuditLottery>(),
            p.GetRequiredService<AgentRegister>(),
            p.GetRequiredService<GateSettings>()
        ));
        services.AddSingleton<Promotions>();
        services.AddSingleton<AccuracyHistory>();
        services.AddSingleton<CalibrationReader>();
        services.AddSingleton<ConfusionReader>();
        services.AddSingleton<ObjectionReader>();
        services.AddSingleton<AgentHistoryReader>();
        services.AddSingleton<ReversalWatch>();
        return services;
    }
}

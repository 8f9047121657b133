using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Demo.Arrivals;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Demo.Simulation;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo;

/// <summary>Registers the demo desk; it needs storage, the service desk and the pipeline beside it.</summary>
public static class DemoRegistration
{
    /// <summary>Adds the demo's builder and progress; nothing is built by that.</summary>
    /// <param name="withSimulatedAgents">Whether the two simulated agents are installed beside the desk's own.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, bool withSimulatedAgents)
    {
        services.TryAddSingleton<BulkWrites>();
        services.AddSingleton<DemoProgress>();
        services.AddSingleton<DemoReset>();
        services.AddSingleton<HistoryServices>();
        services.AddSingleton<DemoArrivals>();
        services.AddSingleton<SimulatedFeed>();
        services.AddSingleton<DemoDesk>();
        services.AddSingleton<ClaimSimulation>();
        // Known without the demo too: a desk that had it once keeps what they proposed.
        services.AddAgentDescriptor(SimulatedDescriptors.Far).AddAgentDescriptor(SimulatedDescriptors.Drift);
        if (!withSimulatedAgents)
            return services;
        // Among the agents, so that pipeline and gate treat them like any other.
        services.AddSingleton<IAgent>(_ => SimulatedAgent.MakeFar());
        services.AddSingleton<IAgent>(_ => SimulatedAgent.MakeDrift());
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Tests.Harness;

/// <summary>The console's agents as they are registered, for tests that have no console.</summary>
internal static class KnownAgents
{
    public static AgentRegister Register { get; } =
        new ServiceCollection()
            .AddAgents()
            .AddDemo(withSimulatedAgents: false)
            .BuildServiceProvider()
            .GetRequiredService<AgentRegister>();
}

using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Pipeline.Scopes;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>The mode and the scope of every agent while a ticket is worked on.</summary>
/// <param name="Modes">Each installed agent's mode.</param>
/// <param name="Scopes">Each agent's scope; one that is not in it works on everything.</param>
internal sealed record AgentPermissions(
    IReadOnlyDictionary<string, AgentMode> Modes,
    IReadOnlyDictionary<string, AgentScope> Scopes
)
{
    /// <summary>The agent's mode; null where it is not installed.</summary>
    public AgentMode? ModeOf(string agent) => Modes.TryGetValue(agent, out var mode) ? mode : null;

    /// <summary>The agent's scope.</summary>
    public AgentScope ScopeOf(string agent) => AgentScopes.Of(Scopes, agent);

    /// <summary>Why the agent is not asked, in a sentence; null where its mode lets it look.</summary>
    public string? WhyNot(string agent) =>
        AutonomyGate.MayLook(ModeOf(agent)) is { MayLook: false, Why: var why } ? why : null;
}

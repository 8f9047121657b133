using System.Globalization;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Demo.Simulated;

/// <summary>Describes the agents that only exist to show how measuring works. Each comes after every agent that does work.</summary>
public static class SimulatedDescriptors
{
    /// <summary>The agent that is far from its target.</summary>
    public static readonly AgentDescriptor Far = Describe(SimulatedAgent.Far, "Simulated far", "set-urgency");

    /// <summary>The agent that drifts.</summary>
    public static readonly AgentDescriptor Drift = Describe(SimulatedAgent.Drift, "Simulated drift", "set-impact");

    /// <summary>One of the many agents of a simulation of claims.</summary>
    public static AgentDescriptor Numbered(int number)
    {
        var digits = number.ToString("0000", CultureInfo.InvariantCulture);
        return Describe($"simulated-{digits}", $"Simulated {digits}", "set-impact");
    }

    private static AgentDescriptor Describe(string key, string name, string action) =>
        new()
        {
            Key = key,
            Name = name,
            RunningOrder = 1_000,
            DisplayOrder = 1_000,
            Does = "Known accuracy",
            Icon = "Science",
            Actions = [new(action, RiskTier.Low, IsReversible: true)],
            Alone = "It is simulated: its accuracy is known beforehand.",
            IsSimulated = true,
        };
}

using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>Describes Priority to the console.</summary>
public static class PriorityDescriptor
{
    /// <summary>What the console says about Priority.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = PriorityAgent.AgentKey,
        Name = "Priority",
        RunningOrder = 60,
        DisplayOrder = 10,
        Does = "Impact and urgency",
        Icon = "Flag",
        Actions = [new(PriorityAgent.ActionType, RiskTier.Medium, IsReversible: true)],
    };
}

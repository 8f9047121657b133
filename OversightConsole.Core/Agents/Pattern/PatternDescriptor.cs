using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>Describes Pattern to the console.</summary>
public static class PatternDescriptor
{
    /// <summary>What the console says about Pattern.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = PatternAgent.AgentKey,
        Name = "Pattern",
        RunningOrder = 90,
        DisplayOrder = 110,
        Does = "Linked incidents",
        Icon = "Insights",
        Actions = [new(PatternAgent.ActionType, RiskTier.Low, IsReversible: false)],
    };
}

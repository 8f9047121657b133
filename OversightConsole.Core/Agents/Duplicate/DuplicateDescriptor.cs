using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>Describes Duplicate to the console.</summary>
public static class DuplicateDescriptor
{
    /// <summary>What the console says about Duplicate.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = DuplicateAgent.AgentKey,
        Name = "Duplicate",
        RunningOrder = 40,
        DisplayOrder = 50,
        Does = "Links copies",
        Icon = "CallMerge",
        Actions = [new(DuplicateAgent.ActionType, RiskTier.Medium, IsReversible: true)],
    };
}

using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>Describes Assignment to the console.</summary>
public static class AssignmentDescriptor
{
    /// <summary>What the console says about Assignment.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = AssignmentAgent.AgentKey,
        Name = "Assignment",
        RunningOrder = 80,
        DisplayOrder = 40,
        Does = "Team and technician",
        Icon = "AssignmentInd",
        Actions = [new(AssignmentAgent.ActionType, RiskTier.Low, IsReversible: true)],
    };
}

using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>Describes Intake to the console.</summary>
public static class IntakeDescriptor
{
    /// <summary>What the console says about Intake.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = IntakeAgent.AgentKey,
        Name = "Intake",
        RunningOrder = 10,
        DisplayOrder = 90,
        Does = "Noise and thanks",
        Icon = "FilterAlt",
        Actions =
        [
            new(IntakeAgent.SetAside, RiskTier.Medium, IsReversible: true),
            new(IntakeAgent.HoldForPeople, RiskTier.Medium, IsReversible: true),
        ],
    };
}

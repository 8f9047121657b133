using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Agreement;

/// <summary>Describes Agreement to the console.</summary>
public static class AgreementDescriptor
{
    /// <summary>What the console says about Agreement.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = AgreementAgent.AgentKey,
        Name = "Agreement",
        RunningOrder = 70,
        DisplayOrder = 70,
        Does = "Contract and billing",
        Icon = "Description",
        Actions = [new(AgreementAgent.ActionType, RiskTier.Medium, IsReversible: true)],
    };
}

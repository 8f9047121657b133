using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Security;

/// <summary>Describes Security to the console.</summary>
public static class SecurityDescriptor
{
    /// <summary>What the console says about Security.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = SecurityAgent.AgentKey,
        Name = "Security",
        RunningOrder = 120,
        DisplayOrder = 100,
        Does = "Containment",
        Icon = "Shield",
        Actions =
        [
            new(SecurityAgent.ContainAccountAction, RiskTier.High, IsReversible: false),
            new(SecurityAgent.IsolateDeviceAction, RiskTier.High, IsReversible: true),
            new(SecurityAgent.BlockSenderAction, RiskTier.High, IsReversible: true),
            new(SecurityAgent.HoldAction, RiskTier.High, IsReversible: false),
        ],
        WordsWithLanguageService = true,
        // Shutting out the wrong person stops somebody's work: two people decide, whatever was measured.
        MayWorkAlone = false,
    };
}

using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>Describes Resolution to the console.</summary>
public static class ResolutionDescriptor
{
    /// <summary>What the console says about Resolution.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = ResolutionAgent.AgentKey,
        Name = "Resolution",
        RunningOrder = 110,
        DisplayOrder = 80,
        Does = "Reply and close",
        Icon = "TaskAlt",
        Actions =
        [
            new(ResolutionAgent.CompleteAction, RiskTier.Low, IsReversible: false),
            new(ResolutionAgent.WaitForCustomerAction, RiskTier.Low, IsReversible: true),
            new(ResolutionAgent.WaitForVendorAction, RiskTier.Low, IsReversible: true),
            new(ResolutionAgent.AskApproverAction, RiskTier.Medium, IsReversible: false),
            new(ResolutionAgent.QuoteAction, RiskTier.Low, IsReversible: false),
        ],
        WordsWithLanguageService = true,
    };
}

using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Summary;

/// <summary>Describes Summary to the console.</summary>
public static class SummaryDescriptor
{
    /// <summary>What the console says about Summary.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = SummaryAgent.AgentKey,
        Name = "Summary",
        RunningOrder = 100,
        DisplayOrder = 120,
        Does = "Hand-over notes",
        Icon = "Notes",
        Actions =
        [
            new(SummaryAgent.TitleAction, RiskTier.Low, IsReversible: true),
            new(SummaryAgent.HandOverAction, RiskTier.Low, IsReversible: false),
        ],
        WordsWithLanguageService = true,
    };
}

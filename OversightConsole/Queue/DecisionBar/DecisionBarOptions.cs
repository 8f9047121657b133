using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.DecisionBar;

/// <summary>
/// The values offered as buttons with digits. A short set is offered whole; of a long one the four likeliest, and O finds
/// the others.
/// </summary>
public static class DecisionBarOptions
{
    private const int Whole = 8;
    private const int Likeliest = 4;

    public static IReadOnlyList<(int Digit, ValueOption Option)> Of(ProposalLine line) =>
        QueueText.Digits([.. line.Options.Take(HasOther(line) ? Likeliest : Whole)]);

    /// <summary>Whether O finds values that have no button. Priorities are few and all have one.</summary>
    public static bool HasOther(ProposalLine line) =>
        line.HasMoreOptions && !(line.Options.Count > 2 && line.Options.All(o => QueueText.IsPriority(o.Label)));

    /// <summary>What the search is called: "Other team…".</summary>
    public static string OtherLabel(ProposalLine line) =>
        line.Draft is null ? $"Other {line.Label.ToLowerInvariant()}…" : "Edit…";
}

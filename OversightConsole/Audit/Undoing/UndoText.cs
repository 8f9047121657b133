using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Audit.Undoing;

/// <summary>How undos are spoken of.</summary>
internal static class UndoText
{
    /// <summary>The reasons a person may give, in the order they are offered.</summary>
    public static readonly IReadOnlyList<RejectReason> Reasons = Enum.GetValues<RejectReason>();

    public static string Reason(RejectReason reason) =>
        reason switch
        {
            RejectReason.Wrong => "it is wrong",
            RejectReason.NotNeeded => "not needed",
            RejectReason.Duplicate => "done already",
            RejectReason.NotNow => "not now",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
        };

    /// <summary>What giving it means for the agent.</summary>
    public static string Counts(RejectReason reason) =>
        reason == RejectReason.Wrong
            ? "Counts against the agent’s accuracy."
            : "Does not count against the agent, as long as it stays rare.";

    public static string Verdict(UndoVerdict verdict) =>
        verdict switch
        {
            UndoVerdict.Restore => "Will be restored",
            UndoVerdict.Kept => "Changed by a person since, kept",
            UndoVerdict.Impossible => "Cannot be undone",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
        };

    public static string Changes(int count) => count == 1 ? "1 change" : $"{count} changes";

    /// <summary>The outcome of an undo, in a sentence or two.</summary>
    public static string Done(UndoResult result)
    {
        if (result.Answer == UndoAnswer.NotAllowed)
            return "You may not undo this. Nothing was changed.";
        var not = result.Items.Where(i => i.State is not null and not UndoState.Done).ToList();
        var first =
            result.Answer == UndoAnswer.NothingToDo
                ? NothingToDo([.. result.Items.Select(i => i.Detail).Distinct()])
                : $"{Changes(result.Restored)} put back.";
        return not.Count == 0
            ? first
            : $"{first} Not put back: {string.Join(" ", not.Select(i => $"#{i.Item.Proposal.Ticket}: {i.Detail}"))}";
    }

    private static string NothingToDo(IReadOnlyList<string?> why) =>
        why is [{ } only]
            ? $"Nothing could be put back. {only}"
            : "Nothing could be put back; somebody was faster, or all of it was changed since.";
}

using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>How a proposal ended, on its way into the ledger.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Ending">The result of the proposal.</param>
/// <param name="RightValue">The values that turned out right; null while nobody knows.</param>
/// <param name="ReviewerId">The person who answered; null for what the console found itself.</param>
/// <param name="At">The instant at which the proposal ended.</param>
internal sealed record Ended(
    Proposal Proposal,
    EvidenceResult Ending,
    IReadOnlyList<FieldChange>? RightValue,
    string? ReviewerId,
    DateTimeOffset At
);

/// <summary>
/// Where proposals' endings become evidence. What is entered here is written once, last in the transaction (only the trail
/// comes after), agent by agent under a lock of the agent's row: two answers at the same moment count once each.
/// </summary>
public static class EvidenceLedger
{
    private const string Key = "evidence";

    /// <summary>A person decided: with their reason, and with an override their value.</summary>
    public static void Decided(WriteScope write, Proposal proposal, Decision decision)
    {
        var result = decision.Verdict switch
        {
            Verdict.Approve => EvidenceResult.Approved,
            Verdict.Override => EvidenceResult.Overridden,
            Verdict.Reject => ForReason(Codes.Parse<RejectReason>(decision.Reason!), EvidenceResult.RejectedWrong),
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "Unknown verdict."),
        };
        var right = decision.Verdict switch
        {
            Verdict.Approve => proposal.Action.Changes,
            Verdict.Override => proposal.Action.With(decision.Value!).Changes,
            _ => null,
        };
        Enter(write, new Ended(proposal, result, right, decision.ById, write.Now));
    }

    /// <summary>The decision was taken back before it was sent.</summary>
    public static void TakenBack(WriteScope write, Proposal proposal) =>
        Enter(write, new Ended(proposal, EvidenceResult.TakenBack, null, null, write.Now));

    /// <summary>The console found that it ended: stale, withdrawn, expired, closed, contradicted.</summary>
    /// <param name="right">The values that turned out right, where known.</param>
    /// <param name="by">The person whose act told, where there is one.</param>
    public static void Found(
        WriteScope write,
        Proposal proposal,
        EvidenceResult result,
        IReadOnlyList<FieldChange>? right = null,
        string? by = null
    ) => Enter(write, new Ended(proposal, result, right, by, write.Now));

    /// <summary>Its effect was undone within 7 days, for this reason.</summary>
    public static void Undone(WriteScope write, Proposal proposal, RejectReason reason, string by) =>
        Enter(write, new Ended(proposal, ForReason(reason, EvidenceResult.UndoneWrong), null, by, write.Now));

    private static EvidenceResult ForReason(RejectReason reason, EvidenceResult wrong) =>
        reason switch
        {
            RejectReason.Wrong => wrong,
            RejectReason.NotNeeded or RejectReason.Duplicate or RejectReason.NotNow => EvidenceResult.Excused,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
        };

    private static void Enter(WriteScope write, Ended ended) =>
        write.DeferToCommit<Ended>(Key, CommitPhase.Evidence, LedgerFlush.RunAsync).Add(ended);
}

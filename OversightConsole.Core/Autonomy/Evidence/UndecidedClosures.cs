using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>Ends proposals without a decision: the move, the trail and the ledger together.</summary>
public static class UndecidedClosures
{
    /// <summary>
    /// Ends the proposal in the caller's transaction if it still stands where it was read; false means that somebody was
    /// first and nothing changed.
    /// </summary>
    /// <param name="status">Stale, Withdrawn or Expired.</param>
    /// <param name="closed">The ticket as it was closed, when that ended it; null when time or a changed fact did.</param>
    public static async Task<bool> EndAsync(
        WriteScope write,
        Proposal proposal,
        ProposalStatus status,
        string why,
        SorRecord? closed = null
    )
    {
        if (!await ProposalLifecycle.MoveAsync(write, proposal.Id, proposal.Status, status, why))
            return false;
        Enter(write, proposal, status, why, closed);
        return true;
    }

    /// <summary>
    /// Ends many for one reason, together where each still stands where it was read, otherwise one by one; returns how many
    /// ended.
    /// </summary>
    public static async Task<int> EndAllAsync(
        WriteScope write,
        IReadOnlyList<Proposal> proposals,
        ProposalStatus status,
        string why
    )
    {
        if (await ProposalLifecycle.MoveAllAsync(write, proposals, status, why))
        {
            foreach (var proposal in proposals)
                Enter(write, proposal, status, why, null);
            return proposals.Count;
        }
        var ended = 0;
        foreach (var proposal in proposals)
            if (await EndAsync(write, proposal, status, why))
                ended++;
        return ended;
    }

    private static void Enter(WriteScope write, Proposal proposal, ProposalStatus status, string why, SorRecord? closed)
    {
        Staleness.Record(write, proposal, status, why);
        // What people wrote instead of a proposed text cannot be read off a closed ticket.
        var right =
            closed is null
            || proposal.Action.Target is not null
            || proposal.Action.Changes.Any(c => TicketFields.IsThread(c.Field))
                ? null
                : proposal.Action.Changes.Select(c => c with { After = closed[c.Field] }).ToList();
        EvidenceLedger.Found(write, proposal, Ending(proposal, status, right), right);
    }

    private static EvidenceResult Ending(Proposal proposal, ProposalStatus status, IReadOnlyList<FieldChange>? right) =>
        (status, right) switch
        {
            (ProposalStatus.Stale or ProposalStatus.Withdrawn, _) => EvidenceResult.Lapsed,
            (ProposalStatus.Expired, null) => EvidenceResult.Unanswered,
            (ProposalStatus.Expired, _) => proposal.Action.With(right).SameEffect(proposal.Action)
                ? EvidenceResult.ClosedAsProposed
                : EvidenceResult.ClosedOtherwise,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "It did not end without a decision."),
        };
}

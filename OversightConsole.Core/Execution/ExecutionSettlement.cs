using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Execution;

/// <summary>Writes down what became of a command: the proposal's move, the journal's end and the trail, together.</summary>
internal static class ExecutionSettlement
{
    /// <summary>How long after an unknown outcome the desk is asked for the key again.</summary>
    public static readonly TimeSpan UnknownWait = TimeSpan.FromSeconds(15);

    /// <summary>How often a key is asked for before a person has to look.</summary>
    public const int MostAttempts = 5;

    /// <summary>False when nothing ended: put off, asked again later, or another executor has it by now.</summary>
    public static async Task<bool> SettleAsync(
        OversightDbContext db,
        LeasedIntent claimed,
        SorOutcome outcome,
        SorCapabilities capabilities,
        DateTimeOffset now
    )
    {
        switch (outcome)
        {
            case Applied or AlreadyApplied:
                return await EndAsync(ProposalStatus.Executed, IntentState.Verified, "action.executed", null);
            case Conflict conflict:
                EvidenceLedger.Found(db, claimed.Proposal, EvidenceResult.Lapsed, now);
                return await EndAsync(
                    ProposalStatus.Stale,
                    IntentState.Conflicted,
                    "action.conflicted",
                    Sentence(conflict)
                );
            case Refused refused:
                return await EndAsync(
                    ProposalStatus.Failed,
                    IntentState.Refused,
                    "action.refused",
                    $"Not written: the service desk refused it. {string.Join(' ', refused.Errors)}"
                );
            case Throttled throttled:
                await TryAgainAsync(
                    throttled.RetryAfter,
                    "Not written: the service desk is busy. Your decision is kept."
                );
                return false;
            // The desk keeps our key: asking again with the same key cannot do it twice, and tells.
            case Unknown unknown
                when capabilities.HasFlag(SorCapabilities.ExternalKey) && claimed.Intent.Attempts < MostAttempts:
                await ExecutionJournal.WaitForLeaseAsync(
                    db,
                    claimed,
                    now + UnknownWait,
                    unknown.Reason.Cut(ColumnLength.Sentence),
                    now
                );
                return false;
            case Unknown unknown:
                return await EndAsync(
                    ProposalStatus.Uncertain,
                    IntentState.Uncertain,
                    "action.uncertain",
                    unknown.Reason
                );
            case PartlyApplied partly:
                var sentence =
                    $"Only written in part: {string.Join(", ", partly.Done)}; not {string.Join(", ", partly.NotDone)}.";
                return await EndAsync(ProposalStatus.Uncertain, IntentState.Uncertain, "action.uncertain", sentence);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }

        async Task<bool> EndAsync(ProposalStatus to, IntentState state, string kind, string? detail)
        {
            if (!await ExecutionJournal.EndAsync(db, claimed, state, detail?.Cut(ColumnLength.Sentence), now))
                return false;
            await ProposalLifecycle.MoveAsync(
                db,
                claimed.Proposal.Id,
                ProposalStatus.Executing,
                to,
                now,
                detail?.Cut(ColumnLength.Sentence)
            );
            ExecutionTrail.Record(db, claimed, kind, detail, now);
            return true;
        }

        async Task TryAgainAsync(TimeSpan after, string detail)
        {
            if (!await ExecutionJournal.WaitAsync(db, claimed, now + after, detail, now))
                return;
            var id = claimed.Proposal.Id;
            await ProposalLifecycle.MoveAsync(db, id, ProposalStatus.Executing, ProposalStatus.Failed, now, detail);
            ExecutionTrail.Record(db, claimed, "action.put-off", detail, now);
        }
    }

    private static string Sentence(Conflict conflict) =>
        "The ticket changed since you decided: "
        + string.Join(", ", conflict.Differing.Select(d => $"{d.Field} is now {d.Current?.Name ?? "empty"}"))
        + ".";
}

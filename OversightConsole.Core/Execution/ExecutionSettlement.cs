using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>Writes down what became of a command: the proposal's move, the journal's end and the trail, together.</summary>
internal static class ExecutionSettlement
{
    private static readonly TimeSpan UnknownWait = TimeSpan.FromSeconds(15);

    public static async Task SettleAsync(
        OversightDbContext db,
        ClaimedIntent claimed,
        SorOutcome outcome,
        SorCapabilities capabilities,
        DateTimeOffset now
    )
    {
        switch (outcome)
        {
            case Applied or AlreadyApplied:
                await EndAsync(ProposalStatus.Executed, IntentState.Verified, "action.executed", null);
                break;
            case Conflict conflict:
                await EndAsync(ProposalStatus.Stale, IntentState.Conflicted, "action.conflicted", Sentence(conflict));
                break;
            case Refused refused:
                await EndAsync(
                    ProposalStatus.Failed,
                    IntentState.Refused,
                    "action.refused",
                    $"Not written: the service desk refused it. {string.Join(' ', refused.Errors)}"
                );
                break;
            case Throttled throttled:
                await TryAgainAsync(
                    throttled.RetryAfter,
                    "Not written: the service desk is busy. Your decision is kept."
                );
                break;
            // The desk keeps our key: asking again with the same key cannot do it twice, and tells.
            case Unknown unknown when capabilities.HasFlag(SorCapabilities.ExternalKey) && claimed.Intent.Attempts < 5:
                await ExecutionJournal.WaitForLeaseAsync(
                    db,
                    claimed.Intent.Key,
                    now + UnknownWait,
                    unknown.Reason,
                    now
                );
                break;
            case Unknown unknown:
                await EndAsync(ProposalStatus.Uncertain, IntentState.Uncertain, "action.uncertain", unknown.Reason);
                break;
            case PartlyApplied partly:
                var sentence =
                    $"Only written in part: {string.Join(", ", partly.Done)}; not {string.Join(", ", partly.NotDone)}.";
                await EndAsync(ProposalStatus.Uncertain, IntentState.Uncertain, "action.uncertain", sentence);
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }

        async Task EndAsync(ProposalStatus to, IntentState state, string kind, string? detail)
        {
            await ProposalLifecycle.MoveAsync(db, claimed.Proposal.Id, ProposalStatus.Executing, to, now, Cut(detail));
            await ExecutionJournal.EndAsync(db, claimed.Intent.Key, state, Cut(detail), now);
            ExecutionTrail.Record(db, claimed, kind, detail, now);
        }

        async Task TryAgainAsync(TimeSpan after, string detail)
        {
            var id = claimed.Proposal.Id;
            await ProposalLifecycle.MoveAsync(db, id, ProposalStatus.Executing, ProposalStatus.Failed, now, detail);
            await ExecutionJournal.WaitAsync(db, claimed.Intent, IntentState.Sent, now + after, detail, now);
            ExecutionTrail.Record(db, claimed, "action.put-off", detail, now);
        }
    }

    private static string Sentence(Conflict conflict) =>
        "The ticket changed since you decided: "
        + string.Join(", ", conflict.Differing.Select(d => $"{d.Field} is now {d.Current?.Name ?? "empty"}"))
        + ".";

    private static string? Cut(string? detail) => detail?.Length > 390 ? detail[..390] + "…" : detail;
}

using OversightConsole.Core.Audit;
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
        WriteScope write,
        LeasedIntent claimed,
        SorOutcome outcome,
        SorCapabilities capabilities
    )
    {
        switch (outcome)
        {
            case Applied or AlreadyApplied:
                return await EndAsync(ProposalStatus.Executed, IntentState.Verified, TrailKind.ActionExecuted, null);
            case Conflict conflict:
                EvidenceLedger.Found(write, claimed.Proposal, EvidenceResult.Lapsed);
                return await EndAsync(
                    ProposalStatus.Stale,
                    IntentState.Conflicted,
                    TrailKind.ActionConflicted,
                    Sentence(conflict)
                );
            case Refused refused:
                return await EndAsync(
                    ProposalStatus.Failed,
                    IntentState.Refused,
                    TrailKind.ActionRefused,
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
                    write.Db,
                    claimed,
                    write.Now + UnknownWait,
                    unknown.Reason.Cut(ColumnLength.Sentence),
                    write.Now
                );
                return false;
            case Unknown unknown:
                return await EndAsync(
                    ProposalStatus.Uncertain,
                    IntentState.Uncertain,
                    TrailKind.ActionUncertain,
                    unknown.Reason
                );
            case PartlyApplied partly:
                var sentence =
                    $"Only written in part: {string.Join(", ", partly.Done)}; not {string.Join(", ", partly.NotDone)}.";
                return await EndAsync(
                    ProposalStatus.Uncertain,
                    IntentState.Uncertain,
                    TrailKind.ActionUncertain,
                    sentence
                );
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }

        async Task<bool> EndAsync(ProposalStatus to, IntentState state, string kind, string? detail)
        {
            if (
                !await ExecutionJournal.EndAsync(
                    write.Db,
                    claimed,
                    state,
                    detail?.Cut(ColumnLength.Sentence),
                    write.Now
                )
            )
                return false;
            await ProposalLifecycle.MoveAsync(
                write,
                claimed.Proposal.Id,
                ProposalStatus.Executing,
                to,
                detail?.Cut(ColumnLength.Sentence)
            );
            ExecutionTrail.Record(write, claimed, kind, detail);
            return true;
        }

        async Task TryAgainAsync(TimeSpan after, string detail)
        {
            if (!await ExecutionJournal.WaitAsync(write.Db, claimed, write.Now + after, detail, write.Now))
                return;
            var id = claimed.Proposal.Id;
            await ProposalLifecycle.MoveAsync(write, id, ProposalStatus.Executing, ProposalStatus.Failed, detail);
            ExecutionTrail.Record(write, claimed, TrailKind.ActionPutOff, detail);
        }
    }

    private static string Sentence(Conflict conflict) =>
        "The ticket changed since you decided: "
        + string.Join(", ", conflict.Differing.Select(d => $"{d.Field} is now {d.Current?.Name ?? "empty"}"))
        + ".";
}

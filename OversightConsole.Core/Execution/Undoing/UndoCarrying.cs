using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>
/// An undo on its way through the executor: its command, who may still ask for it, and what became of it. The proposal's
/// own status stays: it was executed, and then undone.
/// </summary>
internal static class UndoCarrying
{
    /// <summary>
    /// Puts back what still holds the agent's values, and names every value that must not move with it: what a person
    /// changed since, and what hangs on a restored field. The desk then refuses rather than clear one of them.
    /// </summary>
    public static SorCommand Command(string key, SorRef target, Undo undo)
    {
        var restored = undo.Fields.Where(f => f.Verdict == UndoVerdict.Restore).ToList();
        var held = undo.Fields.Where(f => f.Verdict == UndoVerdict.Kept && f.Stands is not null);
        return new SorCommand(
            key,
            target,
            null,
            [.. undo.Fields.Select(f => new FieldExpectation(f.Field, f.Stands))],
            [
                .. restored.Select(f => new SetField(f.Field, f.Before)),
                .. held.Select(f => new SetField(f.Field, f.Stands)),
            ],
            new Actor(ActorKind.Person, undo.ById, undo.ByName)
        );
    }

    /// <summary>Whether who asked may decide now; where not, the undo ends here.</summary>
    public static async Task<bool> MayStillAsync(
        WriteScope write,
        LeasedIntent claimed,
        Undo undo,
        CancellationToken ct
    )
    {
        if (await CurrentRoles.MayDecideAsync(write.Db, undo.ById, ct))
            return true;
        var why = $"{undo.ByName} may no longer decide.";
        await EndAsync(write, claimed, undo, IntentState.Refused, UndoState.Failed, TrailKind.UndoRefused, why);
        return false;
    }

    /// <summary>Writes down what became of it; false when nothing ended.</summary>
    public static async Task<bool> SettleAsync(
        WriteScope write,
        LeasedIntent claimed,
        Undo undo,
        SorOutcome outcome,
        SorCapabilities capabilities
    )
    {
        Task<bool> EndedAsync(IntentState intent, UndoState state, string kind, string? detail) =>
            EndAsync(write, claimed, undo, intent, state, kind, detail);
        switch (outcome)
        {
            case Applied or AlreadyApplied:
                return await EndedAsync(IntentState.Verified, UndoState.Done, TrailKind.UndoDone, null);
            case Conflict conflict:
                var differing = conflict.Differing.Select(d => $"{d.Field} is now {d.Current?.Name ?? "empty"}");
                var changed = $"It changed in the same moment: {string.Join(", ", differing)}. Nothing was written.";
                return await EndedAsync(
                    IntentState.Conflicted,
                    UndoState.Conflicted,
                    TrailKind.UndoConflicted,
                    changed
                );
            case Refused refused:
                var why = $"The service desk refused it: {string.Join(' ', refused.Errors)} Nothing was written.";
                return await EndedAsync(IntentState.Refused, UndoState.Failed, TrailKind.UndoRefused, why);
            case Throttled throttled:
                const string busy = "The service desk is busy; it is tried again.";
                if (
                    await ExecutionJournal.WaitAsync(
                        write.Db,
                        claimed,
                        write.Now + throttled.RetryAfter,
                        busy,
                        write.Now
                    )
                )
                    Record(write, claimed, undo, TrailKind.UndoPutOff, busy);
                return false;
            case Unknown unknown when MayAskAgain(claimed, capabilities):
                var asked = unknown.Reason.Cut(ColumnLength.Sentence);
                var again = write.Now + ExecutionSettlement.UnknownWait;
                await ExecutionJournal.WaitForLeaseAsync(write.Db, claimed, again, asked, write.Now);
                return false;
            case Unknown unknown:
                return await EndedAsync(
                    IntentState.Uncertain,
                    UndoState.Failed,
                    TrailKind.UndoUncertain,
                    unknown.Reason
                );
            case PartlyApplied partly:
                var part = $"Only in part: {string.Join(", ", partly.Done)}; not {string.Join(", ", partly.NotDone)}.";
                return await EndedAsync(IntentState.Uncertain, UndoState.Failed, TrailKind.UndoUncertain, part);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    private static bool MayAskAgain(LeasedIntent claimed, SorCapabilities capabilities) =>
        capabilities.HasFlag(SorCapabilities.ExternalKey) && claimed.Intent.Attempts < ExecutionSettlement.MostAttempts;

    private static async Task<bool> EndAsync(
        WriteScope write,
        LeasedIntent claimed,
        Undo undo,
        IntentState intent,
        UndoState state,
        string kind,
        string? detail
    )
    {
        var cut = detail?.Cut(ColumnLength.Sentence);
        if (!await ExecutionJournal.EndAsync(write.Db, claimed, intent, cut, write.Now))
            return false;
        var row = await write.Db.Set<Undo>().SingleAsync(u => u.Id == undo.Id);
        row.End(state, cut);
        Record(write, claimed, undo, kind, detail);
        return true;
    }

    private static void Record(WriteScope write, LeasedIntent claimed, Undo undo, string kind, string? detail)
    {
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("executor"),
                kind,
                TrailSubject.Proposal(undo.ProposalId),
                undo.Ticket.Text,
                new
                {
                    undo = undo.Id,
                    decision = undo.DecisionId,
                    claimed.Intent.Key,
                    detail = PersonalText.Of(detail),
                }
            )
        );
        write.Touch(Topic.Review);
    }
}

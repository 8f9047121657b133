using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Execution;

/// <summary>
/// The one place that carries agents' actions to the system of record. Each step is a transaction of its own, so that a
/// process that dies leaves a journal that says how far it came:
/// 1. before the claim commits: the intent is still due, nothing was sent;
/// 2. after the claim, before the desk's write: sent, the lease runs out, the same key is tried again;
/// 3. after the desk's write, before the result: as 2, and the desk answers that it has the key already;
/// 4. after the result: done.
/// A desk that keeps no keys is never asked twice: the outcome is then uncertain and a person looks.
/// </summary>
public sealed class Executor(IDbContextFactory<OversightDbContext> contexts, ISystemOfRecord desk, TimeProvider time)
{
    /// <summary>How many intents one run takes at most.</summary>
    public const int Batch = 100;

    private readonly DueWork _due = new(contexts, desk);

    /// <summary>Sends what is due now; returns how many intents it brought to an end. Safe to run on two nodes at once.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct = default)
    {
        var ended = 0;
        var broken = new List<Exception>();
        foreach (var due in await _due.ListAsync(time.Now(), Batch, ct))
            try
            {
                ended += await SendAsync(due, ct) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The oldest comes first every time: one that breaks must not keep those behind it from being sent.
                broken.Add(exception);
            }
        return broken.Count == 0 ? ended : throw new AggregateException("Some decisions could not be sent.", broken);
    }

    /// <summary>
    /// Carries out one undo now, instead of at the next run: who asked for it waits for the answer. False when it did not
    /// come to an end: another executor has it, or the desk is busy; then it is tried again as anything else.
    /// </summary>
    internal Task<bool> SendUndoAsync(Undo undo, SorRef target, CancellationToken ct = default) =>
        SendAsync(new DueIntent(ExecutionIntent.KeyOf(undo), undo.Agent, target, IsUndo: true), ct);

    private async Task<bool> SendAsync(DueIntent due, CancellationToken ct)
    {
        // Only a stop of a board or a customer asks where the ticket lies; one that commits from here on finds it unread.
        var asks = !due.IsUndo && await _due.AsksPlaceAsync(ct);
        var target = asks ? await _due.PlaceAsync(due, ct) : due.Unread;
        var claimed = await ClaimAsync(due.Key, target, ct);
        if (claimed is null)
            return false;
        var command = ExecutionCommand.For(claimed);
        // What the desk of this very record promises: another one may keep keys and it may not.
        var promised = desk.CapabilitiesOf(command.Target.Connection);
        if (claimed.IsRepeat && !promised.HasFlag(SorCapabilities.ExternalKey))
            return await SettleAsync(claimed, new Unknown("The console stopped while it was being sent."), promised);
        using var execution = ConsoleTelemetry.Execution(command.Target.Connection);
        SorOutcome outcome;
        try
        {
            // From here on the write may have happened: it is not cancelled because a host shuts down.
            outcome = await desk.ApplyAsync(command, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            outcome = new Unknown($"The service desk failed: {exception.Message}");
        }
        ConsoleTelemetry.Executed(command.Target.Connection, outcome.GetType().Name);
        return await SettleAsync(claimed, outcome, promised);
    }

    /// <summary>Claims in one transaction what may still be sent; anything that speaks against it ends here.</summary>
    private async Task<LeasedIntent?> ClaimAsync(string key, StopTarget target, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var now = write.Now;
        var claimed = await ExecutionJournal.ClaimAsync(db, key, target, now, ct);
        if (claimed is null)
            return null;
        if (claimed.IsRepeat)
        {
            await write.CommitAsync();
            return claimed;
        }
        if (claimed.Undo is { } undo)
        {
            var mayUndo = await UndoCarrying.MayStillAsync(write, claimed, undo, ct);
            await write.CommitAsync();
            return mayUndo ? claimed : null;
        }
        var refusal = await RefusalAsync(db, claimed, ct);
        var from = claimed.Proposal.Status;
        if (!ProposalLifecycle.MayMove(from, ProposalStatus.Executing))
        {
            // Stale or retracted since: whoever moved it should have cancelled the intent; nothing may be sent.
            var left = $"The proposal is {Codes.Of(from)}.";
            await ExecutionJournal.EndAsync(db, claimed, IntentState.Cancelled, left, now);
            await write.CommitAsync();
            return null;
        }
        if (!await ProposalLifecycle.MoveAsync(write, claimed.Proposal.Id, from, ProposalStatus.Executing))
            return null;
        if (refusal is not null)
            await RefuseAsync(write, claimed, refusal);
        await write.CommitAsync();
        if (refusal is not null)
            return null;
        return claimed;
    }

    /// <summary>Ends what may not be sent after all; its agent looks again, so that somebody else can decide.</summary>
    private static async Task RefuseAsync(WriteScope write, LeasedIntent claimed, string refusal)
    {
        var id = claimed.Proposal.Id;
        await ProposalLifecycle.MoveAsync(write, id, ProposalStatus.Executing, ProposalStatus.Stale, refusal);
        await ExecutionJournal.EndAsync(write.Db, claimed, IntentState.Refused, refusal, write.Now);
        ExecutionTrail.Record(write, claimed, TrailKind.ActionRefused, refusal);
        EvidenceLedger.Found(write, claimed.Proposal, EvidenceResult.Lapsed);
    }

    private static async Task<string?> RefusalAsync(OversightDbContext db, LeasedIntent claimed, CancellationToken ct)
    {
        var (_, proposal, decision, _, _) = claimed;
        var hash = ActionHashing.Hash(proposal.Salt, proposal.Ticket, proposal.Action);
        if (hash != decision.ProposalHash)
            return "What was approved is not what would be sent.";
        if (decision.Kind == DecisionKind.Human && !await CurrentRoles.MayDecideAsync(db, decision.ById, ct))
            return $"{decision.ByName} may no longer decide.";
        if (decision.Kind == DecisionKind.Automatic && !await MayStillActAsync(db, proposal, ct))
            return $"{decision.ByName} no longer works alone.";
        return null;
    }

    /// <summary>What an agent decided alone and was not sent when it stepped back goes to people.</summary>
    private static Task<bool> MayStillActAsync(OversightDbContext db, Proposal proposal, CancellationToken ct) =>
        db.Set<AgentSettings>()
            .AnyAsync(
                a => a.Agent == proposal.Agent && a.Mode == AgentMode.Autonomous && a.PromotedClaim == proposal.Claim,
                ct
            );

    private async Task<bool> SettleAsync(LeasedIntent claimed, SorOutcome outcome, SorCapabilities promised)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var write = await db.BeginWriteAsync(time, CancellationToken.None);
        var ended = claimed.Undo is { } undo
            ? await UndoCarrying.SettleAsync(write, claimed, undo, outcome, promised)
            : await ExecutionSettlement.SettleAsync(write, claimed, outcome, promised);
        await write.CommitAsync();
        return ended;
    }
}

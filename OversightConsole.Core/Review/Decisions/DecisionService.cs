using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>
/// Where people decide. The decision, its answer, its trail entry and the intent to execute are one transaction; of two
/// deciders at once exactly one is recorded and the other is told who and what.
/// </summary>
public sealed class DecisionService(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AgentRegister agents,
    TimeProvider time
)
{
    private const string NoLongerDecides = "Your account may no longer decide. Sign in again.";

    /// <summary>Records what <paramref name="by"/> decided, or says why not. Role, state and value are checked here.</summary>
    public async Task<DecideOutcome> DecideAsync(Person by, DecisionRequest request, CancellationToken ct = default)
    {
        if (!by.MayDecide)
            return new NotAllowed("Only technicians and managers decide proposals.");
        if (DecisionRules.Incomplete(request) is { } incomplete)
            return incomplete;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await SeenItem.ReadAsync(db, by, request.Item, ct) is not { Proposal: var seen } item)
            return new InvalidRequest("item", "There is no such suggestion any more. Open the ticket again.");
        if (seen.Status == ProposalStatus.Pending && DecisionRules.NotConnected(desk, seen) is { } away)
            return away;
        var (value, invalid) = await ValueAsync(seen, request, ct);
        if (invalid is not null)
            return invalid;
        var onDesk =
            seen.Status == ProposalStatus.Pending ? await DecisionRules.OnDeskAsync(desk, agents, seen, ct) : null;
        return await RecordAsync(db, new Deciding(by, request, item, value, onDesk), ct);
    }

    /// <summary>Leaves the item to somebody else; null when noted.</summary>
    public async Task<DecideOutcome?> SkipAsync(Person by, string item, CancellationToken ct = default)
    {
        if (!by.MayDecide)
            return new NotAllowed("Only technicians and managers answer in the queue.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (!await CurrentRoles.MayDecideAsync(db, by.Id, ct))
            return new NotAllowed(NoLongerDecides);
        if (await SeenItem.ReadAsync(db, by, item, ct) is not { Proposal: var proposal } seen)
            return new InvalidRequest("item", "There is no such suggestion any more. Open the ticket again.");
        if (!proposal.Status.IsOpen())
            return await DecisionRules.WhyClosedAsync(db, proposal, time.Now(), ct);
        await DecisionRows.AddSkipAsync(write, by, seen, ct);
        await write.CommitAsync();
        return null;
    }

    /// <summary>Takes a decision back while it has not been sent; the line waits again.</summary>
    public async Task<RetractOutcome> RetractAsync(Person by, Guid decisionId, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId, ct);
        if (decision is null)
            return RetractOutcome.NotFound;
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == decision.ProposalId, ct);
        // Before the intent, as the executor takes them: the other way round the two would wait for each other.
        await AgentLock.TakeAsync(db, proposal.Agent, ct);
        if (decision.ById != by.Id && !by.MayManage)
            return RetractOutcome.NotAllowed;
        if (await db.Set<Retraction>().AnyAsync(r => r.DecisionId == decisionId, ct))
            return RetractOutcome.AlreadyRetracted;
        var now = write.Now;
        if (decision.Verdict == Verdict.Reject && now >= decision.NotBefore)
            return RetractOutcome.AlreadySent;
        if (decision.Verdict != Verdict.Reject && !await ExecutionJournal.CancelAsync(db, decisionId, now))
            return await TooLateAsync(db, decisionId, ct);
        var (id, from) = (proposal.Id, DecisionRules.StatusFor(decision.Verdict));
        if (!await ProposalLifecycle.MoveAsync(write, id, from, ProposalStatus.Pending, newRound: true))
            return await TooLateAsync(db, decisionId, ct);
        DecisionRows.AddRetraction(write, by, decision, proposal);
        await Dependents.PremiseRetractedAsync(write, agents, proposal, ct);
        await write.CommitAsync();
        return RetractOutcome.Retracted;
    }

    /// <summary>Why the retraction lost: to the executor, or to the same retraction from another window.</summary>
    private static async Task<RetractOutcome> TooLateAsync(
        OversightDbContext db,
        Guid decision,
        CancellationToken ct
    ) =>
        await db.Set<Retraction>().AnyAsync(r => r.DecisionId == decision, ct)
            ? RetractOutcome.AlreadyRetracted
            : RetractOutcome.AlreadySent;

    private async Task<DecideOutcome> RecordAsync(OversightDbContext db, Deciding deciding, CancellationToken ct)
    {
        var (by, request, seen, value, onDesk) = deciding;
        await using var write = await db.BeginWriteAsync(time, ct);
        var now = write.Now;
        if (!await CurrentRoles.MayDecideAsync(db, by.Id, ct))
            return new NotAllowed(NoLongerDecides);
        // What was read before the turn to write came is believed as long as the guarded update finds that very version.
        var proposal =
            seen.Proposal.Status == ProposalStatus.Pending
                ? seen.Proposal
                : await CurrentAsync(db, seen.Proposal.Id, ct);
        if (proposal.Status != ProposalStatus.Pending)
            return await DecisionRules.WhyClosedAsync(db, proposal, now, ct);
        if (await DecisionRules.EndAsync(write, proposal, onDesk?.Ended, ct) is { } ended)
        {
            await write.CommitAsync();
            return ended;
        }
        var claim = await TicketReservations.TakeAsync(write, by, proposal.Ticket, ct);
        if (!claim.Mine)
            return await WhoHasItAsync(db, proposal, claim, now, ct);
        var verdict = DecisionRules.Effective(request.Verdict, proposal.Action, value);
        if (await SecondPerson.AskAsync(write, by, seen with { Proposal = proposal }, verdict, ct) is { } waits)
        {
            await write.CommitAsync();
            return waits;
        }
        if (!await MoveAsync(write, proposal, verdict))
        {
            // It may have gone and come back to waiting meanwhile (a premise taken back and decided again).
            proposal = await CurrentAsync(db, proposal.Id, ct);
            if (proposal.Status != ProposalStatus.Pending || !await MoveAsync(write, proposal, verdict))
                return await DecisionRules.WhyClosedAsync(db, proposal, now, ct);
        }
        var right = verdict == Verdict.Override ? value : null;
        var decided = new DecidedRows(by, request, seen with { Proposal = proposal }, verdict, right);
        var decision = await DecisionRows.AddAsync(write, decided, ct);
        await Dependents.FollowAsync(write, agents, proposal, decision, onDesk?.Ticket, ct);
        await write.CommitAsync();
        return new Recorded(
            decision.Id,
            verdict == Verdict.Reject ? null : decision.NotBefore,
            DecisionRules.Sentence(proposal, decision)
        );
    }

    private static Task<bool> MoveAsync(WriteScope write, Proposal proposal, Verdict verdict) =>
        ProposalLifecycle.MoveAsync(
            write,
            proposal.Id,
            ProposalStatus.Pending,
            DecisionRules.StatusFor(verdict),
            version: proposal.Version
        );

    private static Task<Proposal> CurrentAsync(OversightDbContext db, Guid id, CancellationToken ct) =>
        db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == id, ct);

    /// <summary>Who claimed the ticket may have decided in the same moment: then the loser is told what, not only who.</summary>
    private static async Task<DecideOutcome> WhoHasItAsync(
        OversightDbContext db,
        Proposal proposal,
        ReservationOutcome claim,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var open = await db.Set<Proposal>()
            .AnyAsync(p => p.Id == proposal.Id && p.Status == ProposalStatus.Pending, ct);
        return open
            ? new ReservedByOther(claim.By, claim.Until, $"{claim.By} has this ticket. Your answer wasn't used.")
            : await DecisionRules.WhyClosedAsync(db, proposal, now, ct);
    }

    private async Task<(IReadOnlyList<FieldChange>? Value, InvalidRequest? Invalid)> ValueAsync(
        Proposal proposal,
        DecisionRequest request,
        CancellationToken ct
    )
    {
        // What is closed is answered with who closed it, whatever value was sent.
        if (request.Verdict != Verdict.Override || desk.FindDesk(proposal.Ticket.Connection) is not { } one)
            return (null, null);
        var value = ValueCatalog.Decode(proposal.Action, request.Value!, await one.DescribeAsync(ct));
        return value is not null
            ? (value, null)
            : (
                null,
                new InvalidRequest("value", "The service desk does not know this value. Choose one from the list.")
            );
    }

    private sealed record Deciding(
        Person By,
        DecisionRequest Request,
        SeenItem Seen,
        IReadOnlyList<FieldChange>? Value,
        OnDesk? OnDesk
    );
}

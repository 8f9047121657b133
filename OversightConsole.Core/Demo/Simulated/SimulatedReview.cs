using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Simulated;

/// <summary>
/// Simulated reviewers who answer what the simulated agents ask, by what stands in the report, and close what is done.
/// They answer through the real queue; proposals of the desk's own agents they leave to people.
/// </summary>
internal sealed class SimulatedReview(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord record,
    EmbeddedDesk desk,
    DecisionService decisions
)
{
    private const int Batch = 40;
    private const int Looked = 100;

    /// <summary>Answers what waits, oldest first; returns how many were answered.</summary>
    public async Task<int> AnswerAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await Reviewer.ActiveAsync(db, ct);
        if (people.Count == 0)
            return 0;
        var waiting = await (
            from item in db.Set<ReviewItem>()
            join proposal in db.Set<Proposal>() on item.ProposalId equals proposal.Id
            where
                (proposal.Agent == SimulatedAgent.Far || proposal.Agent == SimulatedAgent.Drift)
                && proposal.Status == ProposalStatus.Pending
            orderby proposal.CreatedAt, proposal.Sequence
            select new { item.Id, Proposal = proposal }
        )
            .AsNoTracking()
            .Take(Batch)
            .ToListAsync(ct);
        var answered = 0;
        foreach (var line in waiting)
        {
            // One person a ticket: the first answer claims it.
            var person = people[(int)(DemoRandom.HashOf(line.Proposal.Ticket.Text) % (uint)people.Count)];
            answered += await AnswerAsync(person, line.Id, line.Proposal, ct) ? 1 : 0;
        }
        return answered;
    }

    /// <summary>Closes line reports on which nothing is open or to be sent any more; returns how many.</summary>
    public async Task<int> CloseAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var done = await db.Set<Ticket>()
            .Where(t => t.Source == SimulatedTicket.Source && !t.IsClosed)
            .OrderBy(t => t.Id)
            .Select(t => t.Id)
            .Take(Looked)
            .ToListAsync(ct);
        var closed = 0;
        foreach (var number in done)
        {
            var ticket = EmbeddedDesk.RefOf(number);
            var stands = await db.Set<Proposal>().Where(p => p.Ticket == ticket).Select(p => p.Status).ToListAsync(ct);
            // Nobody has looked at it yet, or something is still to be decided, sent or looked at again.
            if (!stands.Contains(ProposalStatus.Executed) || !stands.TrueForAll(ProposalLifecycle.IsFinal))
                continue;
            await desk.CloseAsync(db, number, null, Building.StoryWriter.Person("dwells"), ct);
            closed++;
        }
        return closed;
    }

    private async Task<bool> AnswerAsync(Person by, string item, Proposal proposal, CancellationToken ct)
    {
        var change = proposal.Action.Changes[0];
        if (
            await record.GetAsync(proposal.Ticket, ct) is not { } ticket
            || SimulatedTicket.Truth(ticket.Description, change.Field) is not { } truth
        )
            return false;
        var right = SimulatedAgent.Value(truth);
        var request = FieldValue.Same(change.After, right)
            ? new DecisionRequest(item, Verdict.Approve)
            : new DecisionRequest(item, Verdict.Override, right.Id, OverrideReason.Misread);
        return await decisions.DecideAsync(by, request, ct) is Recorded;
    }
}

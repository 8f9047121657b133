using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Harness;

/// <summary>A house whose first agent takes every ticket for a printer's driver, and what its pipeline made of tickets.</summary>
internal static class PipelineHarness
{
    public static async Task<ReviewHarness> OnAsync(DatabaseFixture database, Action<IServiceCollection>? more = null)
    {
        var harness = await ReviewHarness.OnAsync(database, more: more);
        harness.Asked.Says = (ticket, catalog) => new Proposes(Drafts.Class(ticket, catalog));
        return harness;
    }

    /// <summary>Time goes on a little and the pipeline works off all there is.</summary>
    public static async Task WorkAsync(this ReviewHarness harness)
    {
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        while (await harness.Get<TicketPipeline>().RunOnceAsync()) { }
    }

    public static Task<List<Proposal>> ProposedAsync(this ReviewHarness harness, SorRef ticket) =>
        harness.ReadAsync(db =>
            db.Set<Proposal>().AsNoTracking().Where(p => p.Ticket == ticket).OrderBy(p => p.Sequence).ToListAsync()
        );

    /// <summary>The one proposal on the ticket, as the queue hands it out.</summary>
    public static async Task<Line> LineAsync(this ReviewHarness harness, SorRef ticket)
    {
        var item = await harness.ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.Ticket == ticket));
        return new Line(item.ProposalId, item.Id, ticket.Text);
    }

    public static async Task<(LookResult Result, string? Why)> LookAsync(
        this ReviewHarness harness,
        SorRef ticket,
        string agent = ReviewHarness.Agent
    )
    {
        var look = (await harness.Get<AgentLooks>().OfAsync(ticket)).Single(l => l.Agent == agent);
        return (look.Result, look.Why);
    }

    public static async Task SetModeAsync(this ReviewHarness harness, AgentMode mode)
    {
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await harness.Get<FleetControl>().SetModeAsync(harness.Manager, ReviewHarness.Agent, mode, "For a test"))
            .Should()
            .Be(ManagerActionOutcome.Set);
    }

    /// <summary>A person sets the whole category.</summary>
    public static async Task ClassifyAsync(this ReviewHarness harness, SorRef ticket, string item)
    {
        var parts = Drafts.Value(item).Split('|');
        await harness.ChangeAsync(ticket, TicketFields.Board, parts[0]);
        await harness.ChangeAsync(ticket, TicketFields.Type, parts[1]);
        await harness.ChangeAsync(ticket, TicketFields.Subtype, parts[2]);
        await harness.ChangeAsync(ticket, TicketFields.Item, parts[3]);
    }
}

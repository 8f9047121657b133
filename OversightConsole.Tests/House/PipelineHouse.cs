using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.House;

/// <summary>A house whose first agent takes every ticket for a printer's driver, and what its pipeline made of tickets.</summary>
internal static class PipelineHouse
{
    public static async Task<ReviewHouse> OnAsync(DatabaseFixture database, Action<IServiceCollection>? more = null)
    {
        var house = await ReviewHouse.OnAsync(database, more: more);
        house.Asked.Says = (ticket, catalog) => new Proposes(Drafts.Class(ticket, catalog));
        await house.ReadAsync(db => db.Set<ShadowScore>().ExecuteDeleteAsync());
        return house;
    }

    /// <summary>Time goes on a little and the pipeline works off all there is.</summary>
    public static async Task WorkAsync(this ReviewHouse house)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        while (await house.Get<TicketPipeline>().RunOnceAsync()) { }
    }

    public static Task<List<Proposal>> ProposedAsync(this ReviewHouse house, SorRef ticket) =>
        house.ReadAsync(db =>
            db.Set<Proposal>().AsNoTracking().Where(p => p.Ticket == ticket).OrderBy(p => p.Sequence).ToListAsync()
        );

    /// <summary>The one proposal on the ticket, as the queue hands it out.</summary>
    public static async Task<Line> LineAsync(this ReviewHouse house, SorRef ticket)
    {
        var item = await house.ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.Ticket == ticket));
        return new Line(item.ProposalId, item.Id, ticket.Text);
    }

    public static async Task<(LookResult Result, string? Why)> LookAsync(
        this ReviewHouse house,
        SorRef ticket,
        string agent = ReviewHouse.Agent
    )
    {
        var look = (await house.Get<AgentLooks>().OfAsync(ticket)).Single(l => l.Agent == agent);
        return (look.Result, look.Why);
    }

    public static async Task SetModeAsync(this ReviewHouse house, AgentMode mode)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        (await house.Get<FleetControl>().SetModeAsync(house.Manager, ReviewHouse.Agent, mode, "For a test"))
            .Should()
            .Be(ModeOutcome.Set);
    }

    /// <summary>A person sets the whole category.</summary>
    public static async Task ClassifyAsync(this ReviewHouse house, SorRef ticket, string item)
    {
        var parts = Drafts.Value(item).Split('|');
        await house.ChangeAsync(ticket, TicketFields.Board, parts[0]);
        await house.ChangeAsync(ticket, TicketFields.Type, parts[1]);
        await house.ChangeAsync(ticket, TicketFields.Subtype, parts[2]);
        await house.ChangeAsync(ticket, TicketFields.Item, parts[3]);
    }
}

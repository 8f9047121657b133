using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.House;

/// <summary>Many proposals at once, each on a ticket of its own, in few transactions.</summary>
internal static class Backlog
{
    private const int Unit = 500;

    public static async Task<IReadOnlyList<Line>> BacklogAsync(this ReviewHouse house, int count)
    {
        var lines = new List<Line>(count);
        while (lines.Count < count)
            await house
                .Get<BulkWrites>()
                .RunAsync(async ct => lines.AddRange(await UnitAsync(house, Math.Min(Unit, count - lines.Count), ct)));
        return lines;
    }

    /// <summary>Approves every line; the ids are in the order of the lines.</summary>
    public static async Task<IReadOnlyList<Guid>> ApproveAllAsync(this ReviewHouse house, IReadOnlyList<Line> lines)
    {
        var decisions = new List<Guid>(lines.Count);
        await house
            .Get<BulkWrites>()
            .RunAsync(async _ =>
            {
                foreach (var line in lines)
                    decisions.Add(await house.ApprovedAsync(line));
            });
        return decisions;
    }

    private static async Task<List<Line>> UnitAsync(ReviewHouse house, int count, CancellationToken ct)
    {
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var opening = new TicketStory(
            new NewTicket { Summary = "Printer is jammed" },
            new Actor(ActorKind.Customer, "customer", "A customer"),
            []
        );
        var stories = await house.DeskPages.CreateManyAsync(db, [.. Enumerable.Repeat(opening, count)], ct);
        var catalog = await house.Desk.DescribeAsync(ct);
        var pattern = (await house.Desk.GetAsync(EmbeddedDesk.RefOf(stories[0].Ticket!.Value), ct))!;
        var (now, entered) = (house.Time.Now(), new List<Proposal>(count));
        foreach (var story in stories)
        {
            var ticket = pattern with { Ref = EmbeddedDesk.RefOf(story.Ticket!.Value) };
            var draw = new GateDraw(ProposalStatus.Pending, "backlog", 1, true, false, 1);
            entered.Add(await ProposalBook.EnterAsync(db, Drafts.Class(ticket, catalog), draw, now, ct));
            ReviewItem.Open(db, entered[^1], now);
        }
        await write.CommitAsync();
        var ids = entered.Select(p => p.Id).ToList();
        var items = await db.Set<ReviewItem>()
            .Where(i => ids.Contains(i.ProposalId))
            .ToDictionaryAsync(i => i.ProposalId, i => i.Id, ct);
        return [.. entered.Select(p => new Line(p.Id, items[p.Id], p.Ticket.Text))];
    }
}

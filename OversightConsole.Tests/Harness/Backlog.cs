using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Tests.Harness;

/// <summary>Many proposals at once, each on a ticket of its own, in few transactions.</summary>
internal static class Backlog
{
    private const int Unit = 500;

    public static async Task<IReadOnlyList<Line>> BacklogAsync(this ReviewHarness harness, int count)
    {
        var lines = new List<Line>(count);
        while (lines.Count < count)
            await harness
                .Get<BulkWrites>()
                .RunAsync(async ct =>
                    lines.AddRange(await UnitAsync(harness, Math.Min(Unit, count - lines.Count), ct))
                );
        return lines;
    }

    /// <summary>Approves every line; the ids are in the order of the lines.</summary>
    public static async Task<IReadOnlyList<Guid>> ApproveAllAsync(this ReviewHarness harness, IReadOnlyList<Line> lines)
    {
        var decisions = new List<Guid>(lines.Count);
        await harness
            .Get<BulkWrites>()
            .RunAsync(async _ =>
            {
                foreach (var line in lines)
                    decisions.Add(await harness.ApprovedAsync(line));
            });
        return decisions;
    }

    private static async Task<List<Line>> UnitAsync(ReviewHarness harness, int count, CancellationToken ct)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync();
        var opening = new TicketStory(
            new NewTicket { Summary = "Printer is jammed" },
            new Actor(ActorKind.Customer, "customer", "A customer"),
            []
        );
        var stories = await harness.DeskPages.CreateManyAsync(db, [.. Enumerable.Repeat(opening, count)], ct);
        var catalog = await harness.Desk.DescribeAsync(ct);
        var pattern = (await harness.Desk.GetAsync(EmbeddedDesk.RefOf(stories[0].Ticket!.Value), ct))!;
        var (now, entered) = (harness.Time.Now(), new List<Proposal>(count));
        foreach (var story in stories)
        {
            var ticket = pattern with { Ref = EmbeddedDesk.RefOf(story.Ticket!.Value) };
            var draw = new GateDraw(ProposalStatus.Pending, "backlog", 1, true, false, 1);
            entered.Add(await ProposalWriter.EnterAsync(write, Drafts.Class(ticket, catalog), draw, now, ct));
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

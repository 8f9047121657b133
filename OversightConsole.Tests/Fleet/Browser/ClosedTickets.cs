using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Fleet.Browser;

/// <summary>Puts tickets on the desk for agents to learn from and to look at.</summary>
internal static class ClosedTickets
{
    private static readonly Actor Person = new(ActorKind.Person, "colleague", "A colleague");

    /// <summary>Closed tickets about drivers, gone after an update, and about paper that is stuck.</summary>
    public static async Task CloseAsync(this FleetApp app, int count, string about = "")
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        TicketStory Closed(int n)
        {
            var (item, summary) = n % 2 == 0 ? (Drafts.Driver, "The driver is gone") : (Drafts.Fault, "Paper is stuck");
            var parts = Drafts.Value(item).Split('|');
            return new TicketStory(
                new NewTicket
                {
                    Summary = $"{summary} {about} {n}",
                    OpenedAt = now.AddHours(-2 * n - 1),
                    Fields =
                    [
                        SetField.To(TicketFields.Board, parts[0]),
                        SetField.To(TicketFields.Type, parts[1]),
                        SetField.To(TicketFields.Subtype, parts[2]),
                        SetField.To(TicketFields.Item, parts[3]),
                    ],
                },
                Person,
                [new TicketStep(now.AddHours(-2 * n), Person, [SetField.To(TicketFields.Status, "closed")])]
            );
        }
        var desk = app.Services.GetRequiredService<EmbeddedDesk>();
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var built = await desk.CreateManyAsync(db, [.. Enumerable.Range(0, count).Select(Closed)], default);
        built.Should().OnlyContain(s => s.Problems.Count == 0);
        await write.CommitAsync();
    }

    /// <summary>A ticket that comes in now; its number.</summary>
    public static async Task<string> ArriveAsync(this FleetApp app, string summary)
    {
        var customer = new Actor(ActorKind.Customer, "customer", "A customer");
        var saved = await app
            .Services.GetRequiredService<EmbeddedDesk>()
            .CreateAsync(new NewTicket { Summary = summary }, customer, default);
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket).Id;
    }

    /// <summary>Waits until the agent, or a version beside it, has looked at the ticket.</summary>
    public static async Task LookedAtAsync(this FleetApp app, string ticket, string agent)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync(stop.Token);
        var on = SorRef.ParseTicket(ticket);
        while (!await db.Set<AgentLook>().AnyAsync(l => l.Ticket == on && l.Agent == agent, stop.Token))
            await Task.Delay(50, stop.Token);
    }

    /// <summary>A person puts a ticket's class right and closes it.</summary>
    public static async Task SettleAsync(this FleetApp app, string ticket, string item)
    {
        var desk = app.Services.GetRequiredService<EmbeddedDesk>();
        var number = long.Parse(ticket, System.Globalization.CultureInfo.InvariantCulture);
        var parts = Drafts.Value(item).Split('|');
        (
            await desk.ChangeAsync(
                number,
                [
                    SetField.To(TicketFields.Board, parts[0]),
                    SetField.To(TicketFields.Type, parts[1]),
                    SetField.To(TicketFields.Subtype, parts[2]),
                    SetField.To(TicketFields.Item, parts[3]),
                ],
                Person,
                null,
                default
            )
        )
            .Should()
            .BeOfType<DeskSaved>();
        (await desk.CloseAsync(number, null, Person, default)).Should().BeOfType<DeskSaved>();
    }
}

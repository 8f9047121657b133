using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>The house of the desk in memory with another of its kind beside it, which uses the same ids for other things.</summary>
internal sealed class TwoMemoryDesks(SecondDeskHarness harness, MemoryDesk there) : IAsyncDisposable
{
    public const string There = "elsewhere";
    public const string Namesake = "Namesake Customer";

    public SecondDeskHarness House => harness;

    /// <summary>The first desk.</summary>
    public MemoryDesk First => harness.Desk;

    /// <summary>The desk beside it.</summary>
    public MemoryDesk Other => there;

    public static async Task<TwoMemoryDesks> OnAsync(DatabaseFixture database)
    {
        MemoryDesk? there = null;
        var harness = await SecondDeskHarness.OnAsync(database, time => there = new MemoryDesk(time, There));
        var catalog = there!.Catalog;
        there.Catalog = catalog with
        {
            Companies = [new CatalogCompany(new FieldValue(MemoryDesk.Customer, Namesake), false, false)],
            Boards =
            [
                .. catalog.Boards.Select(b => b with { Value = b.Value with { Name = $"Other {b.Value.Name}" } }),
            ],
        };
        return new TwoMemoryDesks(harness, there);
    }

    /// <summary>A ticket of a desk, worked on by the pipeline.</summary>
    public async Task<SorRef> ArrivesAsync(MemoryDesk desk)
    {
        var ticket = desk.Opens("The printer smokes", $"printer {Guid.NewGuid()}");
        await harness.WorkAsync();
        return ticket;
    }

    /// <summary>A ticket that somebody of its desk closes a minute later.</summary>
    public SorRef Closed(MemoryDesk desk)
    {
        var ticket = desk.Opens("The printer smokes", "");
        Close(desk, ticket);
        return ticket;
    }

    public void Close(MemoryDesk desk, SorRef ticket)
    {
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        desk.Sets(ticket, TicketFields.Status, new FieldValue("s-9", "Done"));
    }

    /// <summary>Ravi sets the ticket's category to a threat's.</summary>
    public async Task PutRightAsync(SorRef ticket)
    {
        var item = await harness.ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.Ticket == ticket));
        (await harness.Get<QueueReader>().OpenAsync(harness.Ravi, ticket)).Should().NotBeNull();
        var threat = string.Join('|', MemoryDesk.Threats, "66", "6600", MemoryDesk.Phishing);
        var request = new DecisionRequest(item.Id, Verdict.Override, threat, OverrideReason.Misread);
        (await harness.Get<DecisionService>().DecideAsync(harness.Ravi, request)).Should().BeOfType<Recorded>();
    }

    public ValueTask DisposeAsync() => harness.DisposeAsync();
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review.Queue;

/// <summary>Puts tickets in the queue and reads it as a person would.</summary>
internal static class WaitingTickets
{
    /// <summary>A ticket that waits, with a suggestion on it, as the list knows it.</summary>
    public static async Task<Line> WaitsAsync(
        this ReviewHarness harness,
        string subject,
        int? dueInMinutes = null,
        string? company = null,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null
    )
    {
        var line = await harness.SuggestAsync(await harness.TicketAsync(subject), draft);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        var row = new QueuedTicket
        {
            Ticket = line.On,
            Subject = subject,
            Company = company,
            DueAt = dueInMinutes is { } minutes ? harness.Time.GetUtcNow().AddMinutes(minutes) : null,
        };
        row.Refold();
        db.Add(row);
        await db.SaveChangesAsync();
        return line;
    }

    public static Task SkipAsync(this ReviewHarness harness, Person by, Line line) =>
        harness.Decisions.SkipAsync(by, line.Item);

    public static async Task<IReadOnlyList<string>> SubjectsAsync(
        this ReviewHarness harness,
        Person reader,
        QueueFilter filter
    )
    {
        var page = await harness.Get<QueueReader>().ListAsync(reader, filter, 0, 100);
        page.Total.Should().Be(page.Tickets.Count);
        return [.. page.Tickets.Select(t => t.Subject)];
    }

    public static Task<QueueCounts> CountsAsync(
        this ReviewHarness harness,
        Person reader,
        QueueFilter? filter = null
    ) => harness.Get<QueueReader>().CountAsync(reader, filter ?? new QueueFilter());
}

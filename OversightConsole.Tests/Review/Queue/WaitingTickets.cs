using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Review.Queue;

/// <summary>Puts tickets in the queue and reads it as a person would.</summary>
internal static class WaitingTickets
{
    /// <summary>A ticket that waits, with a suggestion on it, as the list knows it.</summary>
    public static async Task<Line> WaitsAsync(
        this ReviewHouse house,
        string subject,
        int? dueInMinutes = null,
        string? company = null,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null
    )
    {
        var line = await house.SuggestAsync(await house.TicketAsync(subject), draft);
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        var row = new QueuedTicket
        {
            Ticket = line.On,
            Subject = subject,
            Company = company,
            DueAt = dueInMinutes is { } minutes ? house.Time.GetUtcNow().AddMinutes(minutes) : null,
        };
        row.Refold();
        db.Add(row);
        await db.SaveChangesAsync();
        return line;
    }

    public static Task SkipAsync(this ReviewHouse house, Person by, Line line) =>
        house.Decisions.SkipAsync(by, line.Item);

    public static async Task<IReadOnlyList<string>> SubjectsAsync(
        this ReviewHouse house,
        Person reader,
        QueueFilter filter
    )
    {
        var page = await house.Get<QueueReader>().ListAsync(reader, filter, 0, 100);
        page.Total.Should().Be(page.Tickets.Count);
        return [.. page.Tickets.Select(t => t.Subject)];
    }

    public static Task<QueueCounts> CountsAsync(this ReviewHouse house, Person reader, QueueFilter? filter = null) =>
        house.Get<QueueReader>().CountAsync(reader, filter ?? new QueueFilter());
}

using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.Building;

/// <summary>Enters tickets with their whole story, some 200 in a transaction.</summary>
internal sealed class ClosedTickets(
    BulkWrites bulk,
    Microsoft.EntityFrameworkCore.IDbContextFactory<OversightDbContext> contexts,
    EmbeddedDesk desk,
    DemoProgress progress,
    TimeProvider time
)
{
    /// <summary>How many tickets are written in one transaction.</summary>
    public const int Unit = 200;

    /// <summary>Writes the stories of <paramref name="tickets"/>; returns the numbers they got, by key.</summary>
    public async Task<Dictionary<string, long>> WriteAsync(
        IReadOnlyList<DemoTicket> tickets,
        Func<DemoTicket, TicketStory> tell,
        CancellationToken ct
    )
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var unit in tickets.Chunk(Unit))
        {
            progress.Report(DemoPhase.Tickets, numbers.Count, tickets.Count);
            await bulk.RunAsync(inner => WriteUnitAsync(unit, tell, numbers, inner), ct);
        }
        return numbers;
    }

    /// <summary>Writes one unit in the transaction that is open.</summary>
    public async Task WriteUnitAsync(
        IReadOnlyList<DemoTicket> unit,
        Func<DemoTicket, TicketStory> tell,
        Dictionary<string, long> numbers,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        var results = await desk.CreateManyAsync(db, [.. unit.Select(tell)], ct);
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Ticket is not { } number)
                throw new InvalidOperationException(
                    $"The desk refused the demo ticket {unit[i].Key}: {results[i].Problems[0].Sentence}"
                );
            numbers[unit[i].Key] = number;
            db.AddRange(
                unit[i].ConfigurationIds.Select(c => new TicketConfiguration { TicketId = number, ConfigurationId = c })
            );
        }
        await LinkStormsAsync(db, unit, numbers, ct);
        await scope.CommitAsync();
    }

    // The dispatcher hangs the rest of an alert storm under its first ticket.
    private async Task LinkStormsAsync(
        OversightDbContext db,
        IReadOnlyList<DemoTicket> unit,
        Dictionary<string, long> numbers,
        CancellationToken ct
    )
    {
        foreach (var storm in unit.Where(t => t.Storm is not null).GroupBy(t => t.Storm))
        {
            var parent = numbers[storm.First().Key];
            foreach (var child in storm.Skip(1))
            {
                var under = SetField.To(TicketFields.Parent, FormattableString.Invariant($"{parent}"));
                await desk.ChangeAsync(db, numbers[child.Key], [under], StoryWriter.Person("dwells"), null, ct);
            }
        }
    }
}

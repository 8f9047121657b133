using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.Building;

/// <summary>Years of closed demo tickets on an empty desk, without agents and reviewers: what measurements are made on.</summary>
public sealed class DemoBacklog(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    DeskConfiguration configuration,
    EmbeddedDesk desk,
    DeskZone zone,
    TimeProvider time
)
{
    /// <summary>Enters about <paramref name="count"/> closed tickets of a seed; returns how many and the generated ones for asking.</summary>
    /// <param name="count">The number of tickets, about.</param>
    /// <param name="seed">The same seed gives the same texts.</param>
    /// <param name="more">So many further tickets are generated and not entered.</param>
    /// <param name="ct">Stops between two units.</param>
    public async Task<(int Entered, IReadOnlyList<DemoTicket> Further)> FillAsync(
        int count,
        int seed,
        int more,
        CancellationToken ct
    )
    {
        var until = time.Now();
        await configuration.EnsureAsync(ct);
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var write = await db.BeginWriteAsync(time, ct);
            await WorldBuilder.WriteAsync(write, zone, until, ct);
            await write.CommitAsync();
        }
        var days = (int)Math.Ceiling((count + more) / DemoGenerator.TicketsPerDay);
        var tickets = new DemoGenerator(seed, until, zone.Zone).Generate(days);
        var writer = new ClosedTickets(bulk, contexts, desk, new DemoProgress(), time);
        var old = tickets.Take(count).ToList();
        await writer.WriteAsync(old, new StoryWriter(zone, until).Whole, ct);
        return (old.Count, [.. tickets.Skip(count).Take(more)]);
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Arrivals;

/// <summary>
/// Lets new tickets arrive while one watches, and what happens later to the traps' tickets. Each arrival is counted in
/// the marker within the transaction that opens it, so that two nodes or a restart never open the same one twice.
/// </summary>
public sealed class DemoArrivals(
    IDbContextFactory<OversightDbContext> contexts,
    EmbeddedDesk desk,
    DeskZone zone,
    TimeProvider time
)
{
    /// <summary>With so many open tickets that nobody has sorted, no more arrive: a demo left alone must not drown.</summary>
    public const int MostUnsorted = 120;

    /// <summary>Opens the next ticket, if one is due, and returns how long to wait before the next look; null without a demo.</summary>
    public async Task<TimeSpan?> RunOnceAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        await db.LockRowAsync("DemoMarker", "Id", 1, ct);
        var marker = await db.Set<DemoMarker>().SingleOrDefaultAsync(m => m.State == DemoState.Ready, ct);
        if (marker is null)
            return null;
        await LaterStepsAsync(db, marker, ct);
        if (await db.Set<Ticket>().CountAsync(t => !t.IsClosed && t.TypeId == null, ct) < MostUnsorted)
        {
            var number = ++marker.Arrivals;
            var now = time.Now();
            var ticket = new DemoGenerator(marker.Seed, marker.BuiltFor, zone.Zone).Arriving(number, now);
            var result = await desk.CreateManyAsync(db, [StoryWriter.Arrival(ticket)], ct);
            if (result[0].Ticket is null)
                throw new InvalidOperationException($"The desk refused an arrival: {result[0].Problems[0].Sentence}");
        }
        await scope.CommitAsync();
        return TimeSpan.FromSeconds(DemoRandom.For(marker.Seed, $"pause {marker.Arrivals}").Between(20, 40));
    }

    private async Task LaterStepsAsync(OversightDbContext db, DemoMarker marker, CancellationToken ct)
    {
        var steps = new DemoTraps(marker.Seed, marker.BuiltFor)
            .All()
            .SelectMany(t => t.Tickets)
            .SelectMany(t => t.Later.Select(s => (t.Ticket.Key, Step: s)))
            .OrderBy(s => s.Step.After)
            .Skip(marker.LaterSteps);
        foreach (var (key, step) in steps)
        {
            if (marker.ReadyAt + step.After > time.Now())
                return;
            marker.LaterSteps++;
            var number = await db.Set<Ticket>()
                .Where(t => t.ExternalKey == key && !t.IsClosed)
                .Select(t => (long?)t.Id)
                .SingleOrDefaultAsync(ct);
            if (number is { } id)
                await desk.ChangeAsync(
                    db,
                    id,
                    [.. step.Set.Select(p => SetField.To(p.Key, p.Value))],
                    step.By,
                    null,
                    ct
                );
        }
    }
}

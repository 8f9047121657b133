using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Search;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>The embedded desk as the rest of the console sees it. What crashes mid-way was never there: one transaction holds key, fields and change log.</summary>
public sealed class EmbeddedSystemOfRecord(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    TimeProvider time
) : IConnectedSystem
{
    /// <summary>The name of this connection in <see cref="SorRef"/>.</summary>
    public const string ConnectionName = SorRef.Own;

    private readonly SimilarTickets _similar = new(time);

    /// <inheritdoc />
    public string Connection => ConnectionName;

    /// <inheritdoc />
    public SorCapabilities Capabilities =>
        SorCapabilities.AtomicPrecondition
        | SorCapabilities.VersionMonotonic
        | SorCapabilities.MultiFieldAtomic
        | SorCapabilities.ExternalKey
        | SorCapabilities.ExactChangeFeed;

    /// <inheritdoc />
    public async Task<SorCatalog> DescribeAsync(CancellationToken ct) => (await directories.CurrentAsync(ct)).Catalog;

    /// <inheritdoc />
    public async Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Opened once for its three queries.
        await db.Database.OpenConnectionAsync(ct);
        return await GetAsync(db, id, ct);
    }

    /// <summary>As <see cref="GetAsync(SorRef, CancellationToken)"/>, as the caller's transaction sees it.</summary>
    public async Task<SorRecord?> GetAsync(OversightDbContext db, SorRef id, CancellationToken ct)
    {
        if (NumberOf(id) is not { } number)
            return null;
        var records = await ReadAsync(db, db.Set<Ticket>().Where(t => t.Id == number), ct);
        return records.Count == 0 ? null : records[0].Record;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        var numbers = tickets.Select(NumberOf).OfType<long>().ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await ReadAsync(db, db.Set<Ticket>().Where(t => numbers.Contains(t.Id)), ct);
        return records.ToDictionary(r => r.Record.Ref, r => r.Record);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct)
    {
        if (NumberOf(id) is not { } number)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => c.TicketId == number)
            .OrderBy(c => c.Sequence)
            .ToListAsync(ct);
        return [.. rows.Select(c => Change(c, null))];
    }

    /// <inheritdoc />
    public async Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct)
    {
        if (query.Kind != SorRef.TicketKind)
            return new SorPage([], null);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tickets = Ordered(db.Set<Ticket>(), query, cursor);
        if (query.Open is { } open)
            tickets = tickets.Where(t => t.IsClosed == !open);
        if (query.ChangedSince is { } since)
            tickets = tickets.Where(t => t.ChangedAt >= since);
        var page = await ReadAsync(db, tickets.Take(query.PageSize + 1), ct);
        var more = page.Count > query.PageSize;
        if (more)
            page.RemoveAt(query.PageSize);
        return new SorPage([.. page.Select(p => p.Record)], more ? Cursor(page[^1].LastChange) : null);
    }

    /// <inheritdoc />
    public async Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct)
    {
        if (around.Parts == AroundParts.None || NumberOf(around.Ticket) is not { } number)
            return SorSurroundings.Nothing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var surroundings = await TicketSurroundings.ReadAsync(db, number, around, ct);
        return around.Parts.HasFlag(AroundParts.Resolved) && around.Company is { } company
            ? surroundings with
            {
                Resolved = await _similar.FindAsync(db, around.Text, company, number, ct),
            }
            : surroundings;
    }

    /// <inheritdoc />
    public async Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ApplyAsync(db, command, ct);
    }

    /// <summary>As <see cref="ApplyAsync(SorCommand, CancellationToken)"/>, joining the caller's transaction.</summary>
    public async Task<SorOutcome> ApplyAsync(OversightDbContext db, SorCommand command, CancellationToken ct)
    {
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var desk = await directories.CurrentAsync(db, ct);
        var outcome = NumberOf(command.Target) is { } number
            ? await CommandWriter.WriteAsync(scope, desk, number, command, time.Now(), ct)
            : new Refused([$"{command.Target} is no ticket of this desk."]);
        await scope.CommitAsync();
        return outcome;
    }

    /// <inheritdoc />
    public async Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var after = Position(cursor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => c.Sequence > after)
            .OrderBy(c => c.Sequence)
            .Take(max + 1)
            .ToListAsync(ct);
        var more = rows.Count > max;
        if (more)
            rows.RemoveAt(max);
        var statuses = await StatusesAsync(db, rows, ct);
        var levels = await LevelsAsync(db, rows, ct);
        return new SorChanges(
            [.. rows.Select(c => Change(c, Since(c)) with { Level = levels.GetValueOrDefault(c.TicketId) })],
            Cursor(rows.Count == 0 ? after : rows[^1].Sequence),
            more
        );

        DateTimeOffset? Since(TicketChange change) =>
            change.Field == TicketFields.Status
                ? statuses[change.TicketId].LastOrDefault(s => s.Sequence < change.Sequence)?.At
                : null;
    }

    private async Task<Dictionary<long, int?>> LevelsAsync(
        OversightDbContext db,
        IReadOnlyList<TicketChange> rows,
        CancellationToken ct
    )
    {
        if (rows.Count == 0)
            return [];
        var desk = await directories.CurrentAsync(db, ct);
        var ids = rows.Select(r => r.TicketId).Distinct().ToList();
        var tickets = await db.Set<Ticket>()
            .Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.PriorityId })
            .ToListAsync(ct);
        return tickets.ToDictionary(t => t.Id, t => desk.Priority(t.PriorityId)?.Level);
    }

    /// <summary>Every status these tickets were ever given, oldest first, to tell since when one had stood.</summary>
    private static async Task<ILookup<long, TicketChange>> StatusesAsync(
        OversightDbContext db,
        IReadOnlyList<TicketChange> rows,
        CancellationToken ct
    )
    {
        var tickets = rows.Where(r => r.Field == TicketFields.Status).Select(r => r.TicketId).Distinct().ToList();
        if (tickets.Count == 0)
            return Array.Empty<TicketChange>().ToLookup(c => c.TicketId);
        var statuses = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => tickets.Contains(c.TicketId) && c.Field == TicketFields.Status)
            .OrderBy(c => c.Sequence)
            .ToListAsync(ct);
        return statuses.ToLookup(c => c.TicketId);
    }

    private async Task<List<(SorRecord Record, long LastChange)>> ReadAsync(
        OversightDbContext db,
        IQueryable<Ticket> query,
        CancellationToken ct
    )
    {
        var desk = await directories.CurrentAsync(db, ct);
        var tickets = await query.AsNoTracking().ToListAsync(ct);
        var numbers = tickets.Select(t => t.Id).ToList();
        var notes = (
            await db.Set<TicketNote>()
                .AsNoTracking()
                .Where(n => numbers.Contains(n.TicketId))
                .OrderBy(n => n.Id)
                .ToListAsync(ct)
        ).ToLookup(n => n.TicketId);
        return [.. tickets.Select(t => (TicketRecords.Of(desk, t, notes[t.Id]), t.LastChange))];
    }

    /// <summary>What is left behind the cursor, in the order in which the indexes on the newest change lie.</summary>
    private static IQueryable<Ticket> Ordered(IQueryable<Ticket> tickets, SorQuery query, string? cursor)
    {
        var at = Position(cursor);
        if (!query.NewestFirst)
            return tickets.Where(t => t.LastChange > at).OrderBy(t => t.LastChange);
        return (cursor is null ? tickets : tickets.Where(t => t.LastChange < at)).OrderByDescending(t => t.LastChange);
    }

    private static SorChange Change(TicketChange c, DateTimeOffset? since) =>
        new(EmbeddedDesk.RefOf(c.TicketId), c.At, c.By, c.Field, c.Before, c.After, c.IdempotencyKey, since);

    private static long? NumberOf(SorRef id) =>
        id is { Connection: ConnectionName, Kind: SorRef.TicketKind }
        && long.TryParse(id.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Cursor(long position) => position.ToString(CultureInfo.InvariantCulture);

    private static long Position(string? cursor) =>
        cursor is null ? 0
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw new FormatException($"'{cursor}' is no cursor of this desk; start again without one.");
}

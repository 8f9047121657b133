using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>What to list on the desk page; null means any.</summary>
/// <param name="Text">Words of the summary, or a ticket number.</param>
public sealed record DeskFilter(string? Text = null, bool? Open = true, string? Board = null);

/// <summary>A line of the desk page.</summary>
public sealed record DeskLine(
    long Id,
    string Summary,
    string Company,
    string Board,
    string Status,
    string Priority,
    string? Owner,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    bool IsClosed
);

/// <summary>A page of lines, newest first; <see cref="Next"/> is the number to go on below, null on the last page.</summary>
public sealed record DeskPage(IReadOnlyList<DeskLine> Lines, long? Next);

/// <summary>One ticket with its change log, newest change first.</summary>
public sealed record DeskTicket(SorRecord Record, long Version, IReadOnlyList<TicketChange> Changes);

/// <summary>Reads for the desk pages.</summary>
public sealed class DeskSearch(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    EmbeddedSystemOfRecord records
)
{
    /// <summary>Tickets that match, newest first, below number <paramref name="below"/> where that is given.</summary>
    public async Task<DeskPage> ListAsync(DeskFilter filter, long? below, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var desk = await directories.CurrentAsync(db, ct);
        var tickets = Matching(db.Set<Ticket>().AsNoTracking(), filter);
        if (below is not null)
            tickets = tickets.Where(t => t.Id < below);
        var rows = await tickets
            .OrderByDescending(t => t.Id)
            .Take(size + 1)
            .Select(t => new
            {
                t.Id,
                t.Summary,
                t.CompanyId,
                t.BoardId,
                t.StatusId,
                t.PriorityId,
                t.OwnerId,
                t.OpenedAt,
                t.DueAt,
                t.IsClosed,
            })
            .ToListAsync(ct);
        var lines = rows.Take(size)
            .Select(t => new DeskLine(
                t.Id,
                t.Summary,
                Name(TicketFields.Company, t.CompanyId),
                Name(TicketFields.Board, t.BoardId),
                TicketValues.Value(desk, t.BoardId, TicketFields.Status, t.StatusId)?.Name ?? t.StatusId,
                Name(TicketFields.Priority, t.PriorityId),
                t.OwnerId is null ? null : Name(TicketFields.Owner, t.OwnerId),
                t.OpenedAt,
                t.DueAt,
                t.IsClosed
            ))
            .ToList();
        return new DeskPage(lines, rows.Count > size ? lines[^1].Id : null);

        string Name(string field, string id) => TicketValues.Value(desk, null, field, id)?.Name ?? id;
    }

    /// <summary>One ticket with its change log, or null.</summary>
    public async Task<DeskTicket?> GetAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await records.GetAsync(db, EmbeddedDesk.RefOf(id), ct);
        if (record is null)
            return null;
        var changes = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => c.TicketId == id)
            .OrderByDescending(c => c.Sequence)
            .ToListAsync(ct);
        return new DeskTicket(record, long.Parse(record.Version.Value, CultureInfo.InvariantCulture), changes);
    }

    private static IQueryable<Ticket> Matching(IQueryable<Ticket> tickets, DeskFilter filter)
    {
        if (filter.Open is { } open)
            tickets = tickets.Where(t => t.IsClosed == !open);
        if (filter.Board is { } board)
            tickets = tickets.Where(t => t.BoardId == board);
        var text = filter.Text?.Trim().TrimStart('#');
        if (string.IsNullOrEmpty(text))
            return tickets;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return tickets.Where(t => t.Id == number);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var lower = word.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Becomes SQL lower() on both databases, where a culture has no meaning.
            tickets = tickets.Where(t => t.Summary.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }
        return tickets;
    }
}

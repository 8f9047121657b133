using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Timeline;

/// <summary>Brings together what trail, desk and agents know of one ticket. A reviewer's reading time is not among it.</summary>
public sealed class TicketTimelines(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AgentLooks looks,
    UndoService undoService
)
{
    /// <summary>The ticket's past; null when the desk has no such ticket, or nothing is known of it and its desk is not connected.</summary>
    public async Task<TicketPast?> FindAsync(SorRef ticket, CancellationToken ct = default)
    {
        var isConnected = desk.IsConnected(ticket.Connection);
        if (await desk.GetAsync(ticket, ct) is not { } record)
        {
            if (isConnected || await KeptAsync(ticket, ct) is not { } kept)
                return null;
            record = kept;
        }
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.Ticket == ticket.Text)
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        await AuditTexts.FillAsync(db, entries, ct);
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Ticket == ticket)
            .ToDictionaryAsync(p => p.Id, ct);
        var decisions = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where p.Ticket == ticket
            select d
        ).ToDictionaryAsync(d => d.Id, ct);
        return new TicketPast(
            record,
            await desk.HistoryAsync(ticket, ct),
            entries,
            proposals,
            decisions,
            await looks.OfAsync(ticket, ct),
            await undoService.PreviewAsync(new UndoTicket(ticket), ct)
        )
        {
            Away = isConnected ? null : ConnectionNames.NotConnected(ticket.Connection),
        };
    }

    /// <summary>What the queue kept of a ticket whose desk is not connected; null when an agent never came to it.</summary>
    private async Task<SorRecord?> KeptAsync(SorRef ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (
            await db.Set<QueuedTicket>().AsNoTracking().SingleOrDefaultAsync(t => t.Ticket == ticket, ct)
            is not { } kept
        )
            return null;
        var first = await db.Set<Proposal>()
            .Where(p => p.Ticket == ticket)
            .MinAsync(p => (DateTimeOffset?)p.CreatedAt, ct);
        var fields = new Dictionary<string, FieldValue> { [TicketFields.Summary] = FieldValue.Text(kept.Subject) };
        var source = TicketSource.Of("");
        var nothing = new SorVersion("");
        return new(ticket, nothing, fields, "", source, null, first ?? DateTimeOffset.MinValue, null, [], null);
    }
}

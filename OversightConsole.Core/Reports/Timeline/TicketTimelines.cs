using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports;

/// <summary>Brings together what trail, desk and agents know of one ticket. A reviewer's reading time is not among it.</summary>
public sealed class TicketTimelines(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AgentLooks looks,
    Undoing undoing
)
{
    /// <summary>The ticket's past; null when the desk has no such ticket.</summary>
    public async Task<TicketPast?> FindAsync(string ticket, CancellationToken ct = default)
    {
        var id = new SorRef(SorRef.Embedded, "ticket", ticket);
        if (await desk.GetAsync(id, ct) is not { } record)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.Ticket == ticket)
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        await AuditTexts.FillAsync(db, entries, ct);
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Connection == id.Connection && p.Ticket == ticket)
            .ToDictionaryAsync(p => p.Id, ct);
        var decisions = await (
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where p.Connection == id.Connection && p.Ticket == ticket
            select d
        ).ToDictionaryAsync(d => d.Id, ct);
        return new TicketPast(
            record,
            await desk.HistoryAsync(id, ct),
            entries,
            proposals,
            decisions,
            await looks.OfAsync(ticket, ct),
            await undoing.PreviewAsync(new UndoTicket(ticket), ct)
        );
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Makes the list's rows for one page of tickets, with three queries whatever the page's length.</summary>
internal static class QueueRows
{
    private const int Chips = 3;

    public static async Task<IReadOnlyList<QueueTicket>> ForAsync(
        OversightDbContext db,
        Person reader,
        IReadOnlyList<QueuedTicket> page,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var ids = page.Select(t => t.Ticket).ToList();
        var lines = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p =>
                ids.Contains(p.Ticket)
                && (
                    p.Status == ProposalStatus.Pending
                    || p.Status == ProposalStatus.Held
                    || p.Status == ProposalStatus.Stale
                )
            )
            .Select(p => new Line(p.Id, p.Ticket, p.Agent, p.Action, p.Status, p.Risk, p.CreatedAt, p.SupersedesId))
            .ToListAsync(ct);
        var claims = await db.Set<TicketReservation>()
            .AsNoTracking()
            .Where(c => ids.Contains(c.Ticket) && c.PersonId != reader.Id && c.Until > now)
            .ToDictionaryAsync(c => c.Ticket, c => c.PersonName, ct);
        var byTicket = lines.ToLookup(l => l.Ticket);
        return [.. page.Select(t => Row(t, [.. byTicket[t.Ticket]], claims.GetValueOrDefault(t.Ticket)))];
    }

    private static QueueTicket Row(QueuedTicket ticket, IReadOnlyList<Line> lines, string? claimedBy)
    {
        var open = lines
            .Where(l => l.Status != ProposalStatus.Stale)
            .OrderByDescending(l => l.Risk)
            .ThenBy(l => l.CreatedAt)
            .ToList();
        var replaced = lines.Select(l => l.SupersedesId).ToHashSet();
        var again = lines.Count(l => l.Status == ProposalStatus.Stale && !replaced.Contains(l.Id));
        return new QueueTicket(
            ticket.Ticket.Text,
            ticket.Subject,
            ticket.Company ?? "No customer yet",
            ticket.Contact,
            ticket.DueAt,
            ticket.DueStartedAt,
            [.. open.Take(Chips).Select(l => ProposalText.Chip(l.Action))],
            Math.Max(0, open.Count - Chips),
            again,
            open.Any(l => l.Risk == RiskTier.High),
            claimedBy,
            lines.Count == 0 ? DateTimeOffset.MinValue : lines.Max(l => l.CreatedAt)
        );
    }

    private sealed record Line(
        Guid Id,
        SorRef Ticket,
        string Agent,
        ProposedAction Action,
        ProposalStatus Status,
        RiskTier Risk,
        DateTimeOffset CreatedAt,
        Guid? SupersedesId
    );
}

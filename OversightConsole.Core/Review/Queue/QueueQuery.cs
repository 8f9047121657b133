using OversightConsole.Core.Access;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Which tickets belong to a view, as queries the database answers.</summary>
internal static class QueueQuery
{
    /// <summary>The tickets of the filter, unordered.</summary>
    public static IQueryable<QueuedTicket> Tickets(
        OversightDbContext db,
        Person reader,
        QueueFilter filter,
        DateTimeOffset now
    )
    {
        var tickets = db.Set<QueuedTicket>().AsQueryable();
        if (filter.View == QueueView.CanBeUndone)
        {
            var undoable = Undoable(db, reader, now);
            tickets = tickets.Where(t =>
                db.Set<Proposal>().Any(p => p.Ticket == t.Ticket && undoable.Any(d => d.ProposalId == p.Id))
            );
        }
        else
        {
            tickets = Waiting(db, tickets, reader, filter, now);
        }
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var search = QueuedTicket.Fold(filter.Search.Trim());
            tickets = tickets.Where(t => t.Folded.Contains(search));
        }
        return tickets;
    }

    /// <summary>In the filter's order; the ticket number breaks ties, so that pages never overlap.</summary>
    public static IQueryable<QueuedTicket> Ordered(
        OversightDbContext db,
        IQueryable<QueuedTicket> tickets,
        QueueSort sort
    )
    {
        if (sort == QueueSort.MostUrgent)
            return tickets.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Ticket);
        var dated = tickets.Select(t => new
        {
            Row = t,
            Newest = db.Set<Proposal>()
                .Where(p => p.Ticket == t.Ticket && p.Status == ProposalStatus.Pending)
                .Max(p => (DateTimeOffset?)p.CreatedAt),
        });
        return sort == QueueSort.Newest
            ? dated.OrderByDescending(t => t.Newest).ThenBy(t => t.Row.Ticket).Select(t => t.Row)
            : dated.OrderBy(t => t.Newest).ThenBy(t => t.Row.Ticket).Select(t => t.Row);
    }

    /// <summary>Decisions of this person that were not taken back and not sent yet.</summary>
    public static IQueryable<Decision> Undoable(OversightDbContext db, Person reader, DateTimeOffset now) =>
        db.Set<Decision>()
            .Where(d =>
                d.ById == reader.Id
                && !db.Set<Retraction>().Any(r => r.DecisionId == d.Id)
                && (
                    db.Set<ExecutionIntent>()
                        .Any(i => i.DecisionId == d.Id && i.State == IntentState.Intent && i.Attempts == 0)
                    || (d.Verdict == Verdict.Reject && d.NotBefore > now)
                )
            );

    private static IQueryable<QueuedTicket> Waiting(
        OversightDbContext db,
        IQueryable<QueuedTicket> tickets,
        Person reader,
        QueueFilter filter,
        DateTimeOffset now
    )
    {
        var open = db.Set<Proposal>().Where(p => p.Status == ProposalStatus.Pending);
        if (filter.Agent is { } agent)
            open = open.Where(p => p.Agent == agent);
        if (filter.Risk is { } risk)
            open = open.Where(p => p.Risk == risk);
        var skipped = db.Set<Answer>().Where(a => a.PersonId == reader.Id && a.Reason == "skip");
        // The first of two people has done with a line what can be done.
        var approved = db.Set<Answer>().Where(a => a.PersonId == reader.Id && a.Verdict == Verdict.Approve);
        if (filter.View == QueueView.ForMe)
            open = open.Where(p => !approved.Any(a => a.ProposalId == p.Id && a.Round == p.Round));
        if (filter.View == QueueView.ForMe)
            open = open.Where(p => !skipped.Any(a => a.ProposalId == p.Id && a.Round == p.Round));
        if (filter.View == QueueView.Skipped)
            open = open.Where(p => skipped.Any(a => a.ProposalId == p.Id && a.Round == p.Round));
        // Who searches looks for a ticket, not for work: one that a colleague has is found too, and says who has it.
        if (filter.View == QueueView.ForMe && string.IsNullOrWhiteSpace(filter.Search))
            tickets = tickets.Where(t =>
                !db.Set<TicketReservation>().Any(c => c.Ticket == t.Ticket && c.PersonId != reader.Id && c.Until > now)
            );
        return tickets.Where(t => open.Any(p => p.Ticket == t.Ticket));
    }
}

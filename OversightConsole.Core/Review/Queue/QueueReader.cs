using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Reads the queue as one person sees it. One context per call; safe as a singleton.</summary>
public sealed class QueueReader(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AgentRegister agents,
    TimeProvider time
)
{
    private const int MostOptions = 40;

    /// <summary>A page of the list in its order.</summary>
    public async Task<QueuePage> ListAsync(
        Person reader,
        QueueFilter filter,
        int skip,
        int take,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var tickets = QueueQuery.Tickets(db, reader, filter, now);
        var total = await tickets.CountAsync(ct);
        var page = await QueueQuery
            .Ordered(db, tickets, filter.Sort)
            .Skip(skip)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(ct);
        return new QueuePage(await QueueRows.ForAsync(db, reader, page, now, ct), total);
    }

    /// <summary>Those of <paramref name="tickets"/> on which something waits still, whoever has them now.</summary>
    public async Task<IReadOnlyList<QueueTicket>> StillWaitingAsync(
        Person reader,
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var waiting = await QueueQuery
            .Tickets(db, reader, new QueueFilter(QueueView.Everyone), now)
            .Where(t => tickets.Contains(t.Ticket))
            .AsNoTracking()
            .ToListAsync(ct);
        return await QueueRows.ForAsync(db, reader, waiting, now, ct);
    }

    /// <summary>Tickets per view, per agent and per risk.</summary>
    public async Task<QueueCounts> CountAsync(Person reader, QueueFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var plain = new QueueFilter(filter.View, Search: filter.Search);
        var shown = await (
            from t in QueueQuery.Tickets(db, reader, plain, now)
            join p in db.Set<Proposal>() on t.Ticket equals p.Ticket
            where p.Status == ProposalStatus.Pending
            select new
            {
                p.Ticket,
                p.Agent,
                p.Risk,
            }
        )
            .Distinct()
            .ToListAsync(ct);
        Task<int> Of(QueueView view) => QueueQuery.Tickets(db, reader, new QueueFilter(view), now).CountAsync(ct);
        return new QueueCounts(
            await Of(QueueView.ForMe),
            await Of(QueueView.Everyone),
            await Of(QueueView.Skipped),
            await Of(QueueView.CanBeUndone),
            shown.GroupBy(s => s.Agent).ToDictionary(g => g.Key, g => g.Select(s => s.Ticket).Distinct().Count()),
            shown.GroupBy(s => s.Risk).ToDictionary(g => g.Key, g => g.Select(s => s.Ticket).Distinct().Count()),
            await db.Set<AgentSettings>().CountAsync(a => a.Mode != AgentMode.Off, ct)
        );
    }

    /// <summary>A ticket with everything proposed on it, and notes that its open items were shown; null when there is no such ticket.</summary>
    public Task<TicketCard?> OpenAsync(Person reader, SorRef ticket, CancellationToken ct = default) =>
        CardAsync(reader, ticket, shown: true, ct);

    /// <summary>The same ahead of its being opened: nobody has seen it yet.</summary>
    public Task<TicketCard?> PeekAsync(Person reader, SorRef ticket, CancellationToken ct = default) =>
        CardAsync(reader, ticket, shown: false, ct);

    private async Task<TicketCard?> CardAsync(Person reader, SorRef ticket, bool shown, CancellationToken ct)
    {
        var record = await desk.GetAsync(ticket, ct);
        if (record is null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var catalog = await desk.Desk(ticket.Connection).DescribeAsync(ct);
        var card = await CardReader.ReadAsync(db, agents, reader, record, catalog, now, ct);
        if (shown)
            await CardReader.NoteShownAsync(db, reader, card, now, ct);
        return card;
    }

    /// <summary>Valid values for a line whose name has every word of <paramref name="text"/>.</summary>
    public async Task<IReadOnlyList<ValueOption>> SearchValuesAsync(
        Person reader,
        string item,
        string text,
        CancellationToken ct = default
    )
    {
        if (!reader.MayDecide)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proposal = await (
            from i in db.Set<ReviewItem>()
            join p in db.Set<Proposal>() on i.ProposalId equals p.Id
            where i.Id == item
            select p
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        // Deciding says that the desk is not connected; a search while somebody types only finds nothing.
        if (proposal is null || desk.FindDesk(proposal.Ticket.Connection) is not { } one)
            return [];
        return ValueCatalog.Search(proposal.Action, await one.DescribeAsync(ct), text, MostOptions);
    }

    /// <summary>What the reader decided and can still take back, newest first.</summary>
    public async Task<IReadOnlyList<Undoable>> UndoableAsync(Person reader, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from d in QueueQuery.Undoable(db, reader, time.Now())
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            join t in db.Set<QueuedTicket>() on p.Ticket equals t.Ticket into tickets
            from t in tickets.DefaultIfEmpty()
            orderby d.At descending
            select new
            {
                Decision = d,
                Proposal = p,
                t.Subject,
            }
        )
            .AsNoTracking()
            .Take(50)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new Undoable(
                r.Decision.Id,
                r.Proposal.Ticket.Text,
                r.Subject ?? "",
                DecisionRules.Sentence(r.Proposal, r.Decision),
                r.Decision.NotBefore
            )),
        ];
    }

    /// <summary>How much the reader decided since midnight UTC, and how often put right.</summary>
    public async Task<OwnDay> OwnDayAsync(Person reader, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var today = db.Set<Answer>().Where(a => a.PersonId == reader.Id && a.At >= since && a.Verdict != null);
        return new OwnDay(await today.CountAsync(ct), await today.CountAsync(a => a.Verdict == Verdict.Override, ct));
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>What a decider saw, read at once before the turn to write: nobody is kept waiting by it.</summary>
/// <param name="Id">The review item.</param>
/// <param name="Proposal">The proposal behind it, as it stood.</param>
/// <param name="ShownAt">When it was first on this person's screen; null when it never was.</param>
/// <param name="DueAt">When the ticket's clock runs out.</param>
internal sealed record SeenItem(string Id, Proposal Proposal, DateTimeOffset? ShownAt, DateTimeOffset? DueAt)
{
    /// <summary>The item as <paramref name="reader"/> sees it; null when there is none under that id.</summary>
    public static Task<SeenItem?> ReadAsync(OversightDbContext db, Person reader, string item, CancellationToken ct) =>
        (
            from i in db.Set<ReviewItem>().AsNoTracking()
            where i.Id == item
            join p in db.Set<Proposal>().AsNoTracking() on i.ProposalId equals p.Id
            select new SeenItem(
                i.Id,
                p,
                db.Set<ItemShown>()
                    .Where(s => s.Item == item && s.PersonId == reader.Id)
                    .Select(s => (DateTimeOffset?)s.At)
                    .FirstOrDefault(),
                db.Set<QueuedTicket>().Where(t => t.Ticket == p.Ticket).Select(t => t.DueAt).FirstOrDefault()
            )
        ).SingleOrDefaultAsync(ct);
}

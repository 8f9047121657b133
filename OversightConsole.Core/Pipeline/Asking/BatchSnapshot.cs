using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What is known of a batch's tickets at the beginning of the transaction that works on them, read in four queries instead
/// of some for each.
/// </summary>
/// <param name="Records">The records that exist, as they are now.</param>
/// <param name="Touched">Those to which an agent has come before; the others have no proposal and no look.</param>
internal sealed record BatchSnapshot(IReadOnlyDictionary<SorRef, SorRecord> Records, IReadOnlySet<SorRef> Touched)
{
    public static async Task<BatchSnapshot> ReadAsync(
        OversightDbContext db,
        ISystemOfRecord desk,
        IReadOnlyList<SorRef> tickets,
        CancellationToken ct
    )
    {
        var records = await desk.GetManyAsync(tickets, ct);
        var touched = await db.Set<QueuedTicket>()
            .Where(q => tickets.Contains(q.Ticket))
            .Select(q => q.Ticket)
            .Union(db.Set<Proposal>().Where(p => tickets.Contains(p.Ticket)).Select(p => p.Ticket))
            .Union(db.Set<AgentLook>().Where(l => tickets.Contains(l.Ticket)).Select(l => l.Ticket))
            .ToListAsync(ct);
        return new BatchSnapshot(records, touched.ToHashSet());
    }

    /// <summary>Whether no agent has come to it yet.</summary>
    public bool IsNew(SorRef ticket) => !Touched.Contains(ticket);
}

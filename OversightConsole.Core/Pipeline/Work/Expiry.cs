using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// Expires proposals that nobody answered in time. Expired is never shown as a person's denial. What a version beside the
/// one at work said, and nobody has settled in that time, is held against the ticket as it stands.
/// </summary>
public sealed class Expiry(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    DeskHealth desks,
    TimeProvider time
)
{
    private const int Batch = 200;

    /// <summary>Expires what is due; returns how many.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct = default)
    {
        await SettleChallengersAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var due = await db.Set<Proposal>()
            .AsNoTracking()
            .WhereOpen()
            .Where(p => p.ExpiresAt <= now)
            .OrderBy(p => p.ExpiresAt)
            .Take(Batch)
            .ToListAsync(ct);
        if (due.Count == 0)
            return 0;
        await using var write = await db.BeginWriteAsync(now, ct);
        const string why = "It expired: nobody answered in 14 days.";
        var expired = await UndecidedClosures.EndAllAsync(write, due, ProposalStatus.Expired, why);
        await write.CommitAsync();
        return expired;
    }

    private async Task SettleChallengersAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var due = await ChallengerEvidence.OverdueAsync(db, now, Batch, ct);
        var tickets = await TicketsAsync(due, ct);
        if (due.All(p => !tickets.ContainsKey(p.Ticket)))
            return;
        await using var write = await db.BeginWriteAsync(now, ct);
        foreach (var proposal in due)
            if (tickets.TryGetValue(proposal.Ticket, out var record))
                if (record is not null)
                    await ShadowScoring.SettleAsync(write, proposal, record, ct);
                else
                    EvidenceLedger.Found(write, proposal, EvidenceResult.Lapsed);
        await write.CommitAsync();
    }

    /// <summary>
    /// Each ticket as it stands; null where it is gone, or where its desk is not connected any more. Tickets of a desk that
    /// does not answer are left out: they wait.
    /// </summary>
    private async Task<Dictionary<SorRef, SorRecord?>> TicketsAsync(IReadOnlyList<Proposal> due, CancellationToken ct)
    {
        var found = new Dictionary<SorRef, SorRecord?>();
        foreach (var there in due.Select(p => p.Ticket).Distinct().GroupBy(t => t.Connection))
        {
            if (desks.Silent.Contains(there.Key))
                continue;
            IReadOnlyDictionary<SorRef, SorRecord>? records = new Dictionary<SorRef, SorRecord>();
            if (desk.FindDesk(there.Key) is { } one)
                records = await desks.TryAsync(one, () => desk.GetManyAsync([.. there], ct), ct);
            foreach (var ticket in there)
                if (records is not null)
                    found[ticket] = records.GetValueOrDefault(ticket);
        }
        return found;
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>
/// Follows the desks' change feeds with cursors of its own and finds out what became of executed proposals. A cursor
/// moves in the transaction of the work: a process that dies repeats the batch, and of two nodes one wins it. A desk that
/// does not answer is asked again later, and those behind it are followed.
/// </summary>
public sealed class OutcomeWatch(IDbContextFactory<OversightDbContext> contexts, DeskHealth desks, TimeProvider time)
{
    private const int Batch = 200;

    // Between the desk's write and the journal's word for it: a change made meanwhile waits until it is known.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Follows one batch of changes and of undos; true when there is more.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        var now = time.Now();
        var more = await FollowedUndos.FollowAsync(contexts, now, ct);
        return await desks.EachAsync(one => FollowFeedAsync(one, now, ct), ct) || more;
    }

    private async Task<bool> FollowFeedAsync(ISystemOfRecord one, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var cursor = await OutcomeCursors.ReadAsync(db, one.Connection, ct);
        var feed = await one.ChangesAsync(cursor, Batch, ct);
        if (feed.Changes.Count == 0)
            return false;
        var closing = Reopenings.Closing(await one.DescribeAsync(ct));
        await using var write = await db.BeginWriteAsync(now, ct);
        if (!await OutcomeCursors.MoveAsync(db, one.Connection, cursor, feed.Cursor, ct))
            return true;
        var telling = feed.Changes.Where(c => Contradictions.IsAPersons(c) || Reopenings.Is(c, closing)).ToList();
        var tickets = telling.Select(c => c.Ref).Distinct().ToList();
        if (tickets.Count > 0)
        {
            var written = await WrittenProposals.OnAsync(db, tickets, ct);
            if (written.Any(w => IsUnderWay(w.Proposal, now)))
                return false;
            await EnterAsync(write, telling, closing, written, ct);
        }
        await write.CommitAsync();
        return feed.More;
    }

    private static async Task EnterAsync(
        WriteScope write,
        IReadOnlyList<SorChange> changes,
        IReadOnlySet<string> closing,
        IReadOnlyList<WrittenProposal> all,
        CancellationToken ct
    )
    {
        var written = all.Where(w => w.Proposal.Status == ProposalStatus.Executed).ToList();
        var ids = written.Select(w => w.Proposal.Id).ToList();
        var outcomes = await write
            .Db.Set<ProposalOutcome>()
            .AsNoTracking()
            .Where(o => ids.Contains(o.ProposalId))
            .ToListAsync(ct);
        var known = outcomes.ToLookup(o => o.ProposalId);
        Contradictions.Enter(write, changes, written, known);
        Reopenings.Enter(write, changes, closing, written, known);
    }

    private static bool IsUnderWay(Proposal proposal, DateTimeOffset now) =>
        proposal.Status == ProposalStatus.Executing && now - proposal.StatusAt < LongestWait;
}

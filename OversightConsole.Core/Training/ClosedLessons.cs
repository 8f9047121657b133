using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training;

/// <summary>Reads closed tickets of several desks, with how their values came about.</summary>
internal static class ClosedLessons
{
    private const int PageSize = 500;

    /// <summary>
    /// The newest <paramref name="most"/> of the desks that were closed before <paramref name="before"/>, oldest first;
    /// customers who do not allow it are left out.
    /// </summary>
    public static async Task<IReadOnlyList<Lesson>> ReadAsync(
        IDbContextFactory<OversightDbContext> contexts,
        IReadOnlyList<ISystemOfRecord> desks,
        DateTimeOffset? before,
        int most,
        CancellationToken ct
    )
    {
        var refused = await RefusedAsync(contexts, ct);
        var until = before ?? DateTimeOffset.MaxValue;
        var records = new Dictionary<SorRef, SorRecord>();
        await foreach (var record in NewestAsync(desks, MayTeach, ct))
        {
            records.TryAdd(record.Ref, record);
            if (records.Count == most)
                break;
        }
        var sources = await SourcesAsync(contexts, ct);
        return
        [
            .. records
                .Values.Reverse()
                .Select(r => sources.TryGetValue(r.Ref, out var of) ? new Lesson(r, of) : new Lesson(r)),
        ];

        bool MayTeach(SorRecord record) =>
            record.ClosedAt < until
            && (
                record[TicketFields.Company] is not { } company
                || !refused.Contains((record.Ref.Connection, company.Id))
            );
    }

    /// <summary>
    /// Closed tickets of the desks, the newest first: of those that come next on each desk, always the one that was closed
    /// last. Each desk keeps its own order.
    /// </summary>
    private static async IAsyncEnumerable<SorRecord> NewestAsync(
        IReadOnlyList<ISystemOfRecord> desks,
        Func<SorRecord, bool> mayTeach,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var next = new List<IAsyncEnumerator<SorRecord>>();
        foreach (var one in desks)
        {
            var closed = NewestAsync(one, mayTeach, ct).GetAsyncEnumerator(ct);
            if (await closed.MoveNextAsync())
                next.Add(closed);
        }
        while (next.MaxBy(n => n.Current.ClosedAt) is { } newest)
        {
            yield return newest.Current;
            if (!await newest.MoveNextAsync())
                next.Remove(newest);
        }
    }

    private static async IAsyncEnumerable<SorRecord> NewestAsync(
        ISystemOfRecord one,
        Func<SorRecord, bool> mayTeach,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var query = new SorQuery(Open: false, PageSize: PageSize) { NewestFirst = true };
        string? cursor = null;
        do
        {
            var page = await one.FindAsync(query, cursor, ct);
            foreach (var record in page.Records.Where(mayTeach))
                yield return record;
            cursor = page.Next;
        } while (cursor is not null);
    }

    /// <summary>Customers whose tickets no agent may learn from.</summary>
    private static async Task<HashSet<(string Connection, string Company)>> RefusedAsync(
        IDbContextFactory<OversightDbContext> contexts,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var terms = await db.Set<CustomerConsent>().AsNoTracking().ToListAsync(ct);
        return [.. terms.Where(t => !t.Terms.MayLearn).Select(t => (t.Connection, t.Company))];
    }

    /// <summary>By ticket and agent: how the values that the agent writes came about.</summary>
    private static async Task<Dictionary<SorRef, Dictionary<string, LabelSource>>> SourcesAsync(
        IDbContextFactory<OversightDbContext> contexts,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var decided = await (
            from p in db.Set<Proposal>()
            join d in db.Set<Decision>() on new { p.Id, p.Round } equals new { Id = d.ProposalId, d.Round }
            where p.Status == ProposalStatus.Executed || p.Status == ProposalStatus.Rejected
            orderby d.At
            select new
            {
                p.Id,
                p.Agent,
                p.Ticket,
                d.Verdict,
                d.Kind,
            }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var contradicted = (
            await db.Set<ProposalOutcome>()
                .Where(o => o.Kind == OutcomeKind.Contradicted || o.Kind == OutcomeKind.Undone)
                .Select(o => o.ProposalId)
                .ToListAsync(ct)
        ).ToHashSet();
        var sources = new Dictionary<SorRef, Dictionary<string, LabelSource>>();
        foreach (var row in decided)
        {
            if (!sources.TryGetValue(row.Ticket, out var of))
                sources[row.Ticket] = of = new Dictionary<string, LabelSource>(StringComparer.Ordinal);
            of[row.Agent] =
                contradicted.Contains(row.Id) || row.Verdict != Verdict.Approve ? LabelSource.Corrected
                : row.Kind == DecisionKind.Automatic ? LabelSource.Alone
                : LabelSource.Approved;
        }
        return sources;
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training;

/// <summary>Reads closed tickets, with how their values came about.</summary>
internal static class ClosedLessons
{
    /// <summary>
    /// The newest <paramref name="most"/> that were closed before <paramref name="before"/>, oldest first; customers who do
    /// not allow it are left out.
    /// </summary>
    public static async Task<IReadOnlyList<Lesson>> ReadAsync(
        IDbContextFactory<OversightDbContext> contexts,
        ISystemOfRecord desk,
        DateTimeOffset? before,
        int most,
        CancellationToken ct
    )
    {
        var closed = await RefusedAsync(contexts, ct);
        var records = new Queue<SorRecord>();
        string? cursor = null;
        do
        {
            var page = await desk.FindAsync(new SorQuery(Open: false, PageSize: 500), cursor, ct);
            foreach (var record in page.Records.Where(r => r.ClosedAt < (before ?? DateTimeOffset.MaxValue)))
            {
                if (record[TicketFields.Company] is { } company && closed.Contains((record.Ref.Connection, company.Id)))
                    continue;
                records.Enqueue(record);
                if (records.Count > most)
                    records.Dequeue();
            }
            cursor = page.Next;
        } while (cursor is not null);
        var sources = await SourcesAsync(contexts, ct);
        return [.. records.Select(r => sources.TryGetValue(r.Ref, out var of) ? new Lesson(r, of) : new Lesson(r))];
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

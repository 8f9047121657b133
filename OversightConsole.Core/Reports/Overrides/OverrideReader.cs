using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>Reads what people put right, for a page; who may is the caller's matter (<see cref="OverrideExport.MayRead"/>).</summary>
public sealed class OverrideReader(IDbContextFactory<OversightDbContext> contexts, DeskZone zone, DeskHealth desks)
{
    /// <summary>Above this many overrides a page does not count their rows; the export does.</summary>
    private const int MostCounted = 20_000;

    /// <summary>The period and the one before, by bucket and reason, and by agent.</summary>
    public async Task<OverrideSummary> SummaryAsync(OverrideFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var (size, parts) = PeriodBuckets.Of(filter.From, filter.To);
        var stretches = new List<OverrideBucket>();
        foreach (var (from, to) in parts)
            stretches.Add(await BucketAsync(db, filter with { From = from, To = to }, ct));
        var agents = await AgentsAsync(db, filter, ct);
        var now = new OverrideShare(agents.Sum(a => a.Share.Overridden), agents.Sum(a => a.Share.Decided));
        var rows = now.Overridden > MostCounted ? (int?)null : await RowsAsync(db, filter, ct);
        return new OverrideSummary(now, await ShareAsync(db, filter.Before, ct), rows, size, stretches, agents);
    }

    /// <summary>Overrides newest first, after <paramref name="skip"/> others.</summary>
    public async Task<IReadOnlyList<OverrideLine>> PageAsync(
        OverrideFilter filter,
        int skip,
        int take,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await OverrideQuery
            .Overridden(db, zone, filter)
            .OrderByDescending(j => j.Decision.At)
            .ThenByDescending(j => j.Decision.Id)
            .Skip(skip)
            .Take(take)
            .Records()
            .ToListAsync(ct);
        var catalogs = await DeskCatalogs.OfAnsweringAsync(desks, records.Select(r => r.Ticket), ct);
        var rows = await new OverrideRows(db, catalogs).OfAsync(records, ct);
        return [.. records.Zip(rows, (record, of) => new OverrideLine(record.Id, of))];
    }

    /// <summary>
    /// Overrides found in ordinary work, newest first: by agent, company, risk and period. Nobody gave a reason, and the
    /// desk names people in its own way, so those two filters say nothing here.
    /// </summary>
    public async Task<(int Count, IReadOnlyList<FoundOverride> Rows)> FoundAsync(
        OverrideFilter filter,
        int skip,
        int take,
        CancellationToken ct = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = OverrideQuery.Found(db, zone, filter);
        var count = await found.CountAsync(ct);
        var page = await found
            .OrderByDescending(f => f.Outcome.At)
            .ThenByDescending(f => f.Outcome.ProposalId)
            .Skip(skip)
            .Take(take)
            .Select(f => new
            {
                f.Outcome,
                f.Proposal.Action,
                f.Proposal.Confidence,
                Value = db.Set<Decision>()
                    .Where(d => d.ProposalId == f.Proposal.Id && d.Round == f.Proposal.Round)
                    .Select(d => d.Value)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var rows = page.Select(f => new FoundOverride(
            f.Outcome.At,
            f.Outcome.Ticket.Text,
            f.Outcome.Agent,
            f.Outcome.Fields ?? "",
            ProposalText.Value(f.Value is { } value ? f.Action.With(value) : f.Action, after: true),
            f.Outcome.Value,
            f.Outcome.ByName ?? "",
            f.Confidence
        ));
        return (count, [.. rows]);
    }

    /// <summary>How many were put right in the queue and how many on the desk, for a page that looks for new ones.</summary>
    public async Task<(int Decided, int Found)> CountsAsync(OverrideFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var decided = await OverrideQuery.Overridden(db, zone, filter).CountAsync(ct);
        return (decided, await OverrideQuery.Found(db, zone, filter).CountAsync(ct));
    }

    /// <summary>What the filters offer: the customers of every desk that answers.</summary>
    public async Task<OverrideChoices> ChoicesAsync(OverrideFilter filter, CancellationToken ct = default)
    {
        var catalogs = await DeskCatalogs.OfAnsweringAsync(desks, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var agents = await db.Set<AgentSettings>().Select(s => s.Agent).OrderBy(a => a).ToListAsync(ct);
        var companies = catalogs.Choices(c => c.Companies.Select(k => k.Value).Concat(c.FormerCompanies));
        var all = new OverrideFilter(filter.From, filter.To);
        var people = await OverrideQuery
            .Overridden(db, zone, all)
            .GroupBy(j => j.Decision.ById)
            .Select(g => new { Id = g.Key, Name = g.Max(j => j.Decision.ByName)! })
            .ToListAsync(ct);
        return new OverrideChoices(
            agents,
            [.. companies.Select(c => (c.Id, c.Name)).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)],
            [.. people.Select(p => (p.Id, p.Name)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]
        );
    }

    private async Task<OverrideBucket> BucketAsync(OversightDbContext db, OverrideFilter part, CancellationToken ct)
    {
        var counts = await OverrideQuery
            .Overridden(db, zone, part)
            .GroupBy(j => j.Decision.Reason)
            .Select(g => new { Reason = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return new OverrideBucket(
            part.From,
            part.To,
            counts.ToDictionary(c => Codes.Parse<OverrideReason>(c.Reason!), c => c.Count)
        );
    }

    /// <summary>The reason narrows what was put right, not what was decided.</summary>
    private async Task<IReadOnlyList<AgentShare>> AgentsAsync(
        OversightDbContext db,
        OverrideFilter filter,
        CancellationToken ct
    )
    {
        var decided = await CountAsync(OverrideQuery.Decided(db, zone, filter), ct);
        var overridden = await CountAsync(OverrideQuery.Overridden(db, zone, filter), ct);
        return
        [
            .. decided
                .Select(d => new AgentShare(d.Key, new OverrideShare(overridden.GetValueOrDefault(d.Key), d.Value)))
                .OrderByDescending(a => a.Share.Overridden)
                .ThenBy(a => a.Agent, StringComparer.Ordinal),
        ];
    }

    private async Task<OverrideShare> ShareAsync(OversightDbContext db, OverrideFilter filter, CancellationToken ct) =>
        new(
            await OverrideQuery.Overridden(db, zone, filter).CountAsync(ct),
            await OverrideQuery.Decided(db, zone, filter).CountAsync(ct)
        );

    private async Task<int> RowsAsync(OversightDbContext db, OverrideFilter filter, CancellationToken ct)
    {
        var values = OverrideQuery
            .Overridden(db, zone, filter)
            .Select(j => new OverrideRecord { Value = j.Decision.Value, Action = j.Proposal.Action })
            .AsAsyncEnumerable();
        var rows = 0;
        await foreach (var record in values.WithCancellation(ct))
            rows += record.Changed.Count();
        return rows;
    }

    private static Task<Dictionary<string, int>> CountAsync(IQueryable<Judged> judged, CancellationToken ct) =>
        judged
            .GroupBy(j => j.Proposal.Agent)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}

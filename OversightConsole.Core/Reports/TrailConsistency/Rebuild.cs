using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Reports.TrailConsistency.Projections;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>A claim as the trail alone tells it; counts are of its answered prefix.</summary>
public sealed record RebuiltClaim(
    string Claim,
    long Prefix,
    long Flagged,
    long Right,
    long Wrong,
    long Excused,
    long Lapsed,
    long? PromotedAt,
    string? End
);

/// <summary>An agent as the trail alone tells it; mode and end are codes, targets and floor lie in 0–1.</summary>
public sealed record RebuiltAgent(
    string Agent,
    string Mode,
    int Epoch,
    double Target,
    double Floor,
    double CriticalTarget,
    bool AsksAll,
    string? PromotedClaim,
    IReadOnlyList<RebuiltClaim> Claims
);

/// <summary>The state rebuilt, and how it compares with the database.</summary>
/// <param name="Agents">Every agent that was ever installed, by key.</param>
/// <param name="Identical">Whether the database says the same.</param>
/// <param name="Differences">Where it does not, each in a sentence.</param>
public sealed record Rebuilt(IReadOnlyList<RebuiltAgent> Agents, bool Identical, IReadOnlyList<string> Differences);

/// <summary>Counts everything that measures agents again, from the trail alone. Changes nothing.</summary>
public sealed class Rebuild(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>Rebuilds and compares in one snapshot; one agent, or all with <paramref name="agent"/> null.</summary>
    public async Task<Rebuilt> RunAsync(string? agent = null, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var replay = new TrailReplay();
        var chain = await AuditVerifier.WalkAsync(db, replay.Take, ct);
        var agents = replay.Agents.Agents.Where(a => agent is null || a.Key == agent);
        var rebuilt = agents.Select(a => Of(a.Key, a.Value, replay.Claims)).ToList();
        // From a chain that breaks off nothing follows for what came after.
        if (!chain.Intact)
            return new Rebuilt(rebuilt, false, [chain.Reason!]);
        var differences = (await replay.CompareAsync(db, ct))
            .Where(d => agent is null ? d.Agent is not null : d.Agent == agent)
            .Select(d => d.Sentence)
            .ToList();
        return new Rebuilt(rebuilt, differences.Count == 0, differences);
    }

    private static RebuiltAgent Of(string agent, AgentAtEntry entry, ClaimProjection claims) =>
        new(
            agent,
            entry.Mode.Value,
            entry.Epoch.Value,
            entry.Target.Value,
            entry.Floor.Value,
            entry.CriticalTarget.Value,
            entry.AsksAll.Value,
            entry.PromotedClaim.Value,
            [
                .. claims
                    .Claims.Where(c => c.Value.Opened?.Agent == agent)
                    .Select(c => Of(c.Key, c.Value.Opened!, c.Value.Count().Tally)),
            ]
        );

    private static RebuiltClaim Of(string key, ClaimFacts opened, ClaimTally tally) =>
        new(
            key,
            tally.Prefix,
            tally.Flagged,
            tally.Right,
            tally.Wrong,
            tally.Excused,
            tally.Lapsed,
            opened.PromotedAt,
            opened.End
        );
}

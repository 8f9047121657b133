using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Insights;

/// <summary>How often one value was suggested where another, or the same, was right.</summary>
/// <param name="Suggested">What the agent said.</param>
/// <param name="Right">What a person decided.</param>
/// <param name="Count">The number of decisions with this change.</param>
/// <param name="MissesCritical">The right value is critical and was not named.</param>
public sealed record Correction(string Suggested, string Right, int Count, bool MissesCritical)
{
    /// <summary>Whether the suggestion stood.</summary>
    public bool Stood => Suggested == Right;
}

/// <summary>What people made of an agent's suggestions of its present version.</summary>
/// <param name="Decided">Decisions read: approved and overridden.</param>
/// <param name="Rejected">Suggestions rejected; nobody said what would be right.</param>
/// <param name="Changes">Overrides, the most costly first: missed critical values, then the frequent.</param>
/// <param name="Stood">Approved suggestions by value, the frequent first.</param>
public sealed record Corrections(
    int Decided,
    int Rejected,
    IReadOnlyList<Correction> Changes,
    IReadOnlyList<Correction> Stood
)
{
    /// <summary>The number of decisions whose right value this was.</summary>
    public int RightValue(string value) => Changes.Concat(Stood).Where(c => c.Right == value).Sum(c => c.Count);
}

/// <summary>Reads what people changed, suggested value against right value.</summary>
public sealed class ConfusionReader(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>The newest so many decisions; more would not change what one mends first.</summary>
    public const int Most = 5_000;

    /// <summary>Of the version that the agent's proposals carry now; null before its first proposal.</summary>
    public async Task<Corrections?> ReadAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await ClaimStore.CurrentAsync(db, agent, ct) is not { } claim)
            return null;
        var rows = await (
            from d in db.Set<Decision>()
            join p in db.Set<Proposal>() on d.ProposalId equals p.Id
            where p.Agent == agent && p.AgentVersion == claim.AgentVersion
            where d.Round == p.Round && d.Kind == DecisionKind.Human
            orderby d.At descending, d.Id
            select new
            {
                p.Ticket,
                p.Action,
                d.Verdict,
                d.Value,
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(ct);
        var criticalValues = await CriticalValues.ReadAsync(db, ct);
        var decided = rows.Where(r => r.Verdict != Verdict.Reject)
            .Select(r =>
                Pair(
                    criticalValues,
                    r.Ticket.Connection,
                    r.Action,
                    r.Verdict == Verdict.Override ? r.Action.With(r.Value!) : r.Action
                )
            )
            .GroupBy(p => p)
            .Select(g => g.Key with { Count = g.Count() })
            .ToList();
        return new Corrections(
            decided.Sum(c => c.Count),
            rows.Count(r => r.Verdict == Verdict.Reject),
            [
                .. decided
                    .Where(c => !c.Stood)
                    .OrderByDescending(c => c.MissesCritical)
                    .ThenByDescending(c => c.Count)
                    .ThenBy(c => c.Suggested, StringComparer.Ordinal)
                    .ThenBy(c => c.Right, StringComparer.Ordinal),
            ],
            [
                .. decided
                    .Where(c => c.Stood)
                    .OrderByDescending(c => c.Count)
                    .ThenBy(c => c.Right, StringComparer.Ordinal),
            ]
        );
    }

    private static Correction Pair(
        CriticalValues criticalValues,
        string desk,
        ProposedAction suggested,
        ProposedAction right
    ) =>
        new(
            ProposalText.Value(suggested, after: true),
            ProposalText.Value(right, after: true),
            0,
            criticalValues.IsCritical(desk, right.Changes) && !criticalValues.IsCritical(desk, suggested.Changes)
        );
}

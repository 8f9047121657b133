using System.Data.Common;
using System.Text.Json;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.TrailConsistency.Projections;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>
/// Rebuilds the state from the trail alone: modes, terms, claims with their counts, the ledger, proposals, decisions,
/// promotions, stops, and who may do what. Fed entry by entry; keeps fingerprints, not entries.
/// </summary>
internal sealed class TrailReplay
{
    private readonly Projection[] _projections;
    private readonly Dictionary<string, Projection[]> _byKind;
    private readonly Differences _differences = new();

    public TrailReplay()
    {
        _projections =
        [
            Agents,
            Claims,
            new ProposalProjection(),
            new LedgerProjection(),
            new DecisionProjection(),
            new RetractionProjection(),
            new PromotionProjection(),
            new DemotionProjection(),
            new StopProjection(),
            new SuspensionProjection(),
            new UserProjection(),
        ];
        _byKind = _projections
            .SelectMany(p => p.Kinds.Select(k => (Kind: k, Part: p)))
            .GroupBy(p => p.Kind, p => p.Part)
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    public AgentProjection Agents { get; } = new();

    public ClaimProjection Claims { get; } = new();

    /// <summary>Takes in the next entry; one that cannot be understood is a difference, since nothing follows from it.</summary>
    public void Take(AuditEntry entry)
    {
        if (!_byKind.TryGetValue(entry.Kind, out var projections))
            return;
        var trailEvent = new TrailEvent(entry);
        foreach (var projection in projections)
        {
            try
            {
                projection.Take(trailEvent);
            }
            catch (Exception exception) when (IsUnreadable(exception))
            {
                var sentence =
                    $"Entry {entry.Sequence} ({entry.Kind}) can't be understood, so nothing follows from it.";
                _differences.Add("entries", sentence, entry.Sequence, null);
            }
        }
    }

    /// <summary>Holds the database against what was taken in; reads in the caller's snapshot. Call it once.</summary>
    public async Task<IReadOnlyList<StateDifference>> CompareAsync(OversightDbContext db, CancellationToken ct)
    {
        foreach (var projection in _projections)
        {
            try
            {
                await projection.CompareAsync(db, _differences, ct);
            }
            catch (Exception exception) when (IsUnreadable(exception))
            {
                // A code or JSON that no version of the console writes; what else the part would find is lost.
                var what = projection
                    .GetType()
                    .Name.Replace("Projection", "", StringComparison.Ordinal)
                    .ToLowerInvariant();
                _differences.Add("rows", $"A stored {what} can't be read: {exception.Message}", null, null);
            }
        }
        return _differences.All();
    }

    private static bool IsUnreadable(Exception exception) =>
        exception
            is JsonException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or KeyNotFoundException
                or NullReferenceException
        && exception.InnerException is not DbException;
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Insights;

/// <summary>What acting alone from one confidence on would mean.</summary>
/// <param name="Floor">The confidence, 0–1; 0 is no floor.</param>
/// <param name="Coverage">The share of its suggestions at or above it, 0–1.</param>
/// <param name="Right">Answers at or above it that were right.</param>
/// <param name="Wrong">The number of answers at or above the floor that were wrong.</param>
/// <param name="Guaranteed">95 % sure, for all floors shown at once, that accuracy there is at least this; 0–1.</param>
public sealed record FloorPoint(double Floor, double Coverage, int Right, int Wrong, double Guaranteed)
{
    /// <summary>The share that was right; null without an answer.</summary>
    public double? Measured => Right + Wrong == 0 ? null : (double)Right / (Right + Wrong);
}

/// <summary>Suggestions of about one confidence.</summary>
/// <param name="Said">Their mean confidence, 0–1.</param>
/// <param name="Right">The number of right answers in this bar.</param>
/// <param name="Wrong">The number of wrong answers in this bar.</param>
/// <param name="Lower">95 % sure that the share is at least this, however often one looks; 0–1.</param>
/// <param name="Upper">The upper bound of the accuracy in this bar, 0–1, at the same confidence.</param>
public sealed record ReliabilityBar(double Said, int Right, int Wrong, double Lower, double Upper)
{
    public int Count => Right + Wrong;

    /// <summary>The share that was right.</summary>
    public double Measured => (double)Right / Count;

    /// <summary>Whether what it said lies where the truth may lie.</summary>
    public bool Holds => Said >= Lower && Said <= Upper;
}

/// <summary>Whether an agent's confidence can be trusted, from the answers to its present version.</summary>
/// <param name="Answers">The number of answers.</param>
/// <param name="Floors">From the highest floor down; empty without an answer.</param>
/// <param name="Bars">From the least confident up; only those with answers.</param>
/// <param name="Certified">The lowest floor of the grid at which this history proves the target; null when none does.</param>
/// <param name="ExpectedError">Mean gap between confidence and truth (ECE, ten bins), 0–1; null without an answer.</param>
/// <param name="Brier">Brier score of the confidence, 0–1; null without an answer.</param>
public sealed record CalibrationReport(
    int Answers,
    IReadOnlyList<FloorPoint> Floors,
    IReadOnlyList<ReliabilityBar> Bars,
    double? Certified,
    double? ExpectedError,
    double? Brier
);

/// <summary>Reads how confidence and truth went together.</summary>
public sealed class CalibrationReader(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>The floors that may be chosen, from the top; looked at before any answer was.</summary>
    public static readonly IReadOnlyList<double> Grid = [0.98, 0.95, 0.90, 0.85, 0.80, 0.70];

    /// <summary>The newest so many answers are enough for a picture.</summary>
    private const int Most = 20_000;

    /// <summary>The calibration report of the agent's present version; null when no such agent is installed or it said nothing yet.</summary>
    public async Task<CalibrationReport?> ReadAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settings = await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == agent, ct);
        if (settings is null || await ClaimStore.CurrentAsync(db, agent, ct) is not { } claim)
            return null;
        var answers = await AnswersAsync(db, agent, claim.AgentVersion, ct);
        List<CalibrationPair> pairs = [.. answers.Select(a => new CalibrationPair(a.Confidence, a.IsRight))];
        return new CalibrationReport(
            pairs.Count,
            Floors(answers, settings.Floor),
            Bars(pairs),
            ConfidenceFloor.Certify(pairs, settings.Target, Grid, PromotionBar.Alpha).Value,
            pairs.Count == 0 ? null : CalibrationError.Expected(pairs),
            pairs.Count == 0 ? null : CalibrationError.Brier(pairs)
        );
    }

    private static async Task<IReadOnlyList<Answered>> AnswersAsync(
        OversightDbContext db,
        string agent,
        string version,
        CancellationToken ct
    )
    {
        var rows = await (
            from p in db.Set<Proposal>()
            join e in db.Set<EvidenceEntry>() on p.Id equals e.ProposalId
            where p.Agent == agent && p.AgentVersion == version
            // Outside the random sample an answer exists for a reason that has to do with the ticket.
            where p.IsEvidence || p.AuditProbability == 0 || p.AuditProbability == 1
            where !db.Set<EvidenceEntry>().Any(l => l.ProposalId == e.ProposalId && l.Number > e.Number)
            orderby p.CreatedAt descending, p.Id
            select new
            {
                p.Confidence,
                e.Ending,
                p.AuditProbability,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => (Row: r, Weighed: r.Ending.Weigh()))
                .Where(r => r.Weighed is EvidenceWeight.Right or EvidenceWeight.Wrong)
                // Of what it did alone one in so many was asked: each of those stands for the others.
                .Select(r => new Answered(
                    r.Row.Confidence,
                    r.Weighed == EvidenceWeight.Right,
                    r.Row.AuditProbability > 0 ? 1 / r.Row.AuditProbability : 1
                )),
        ];
    }

    private static IReadOnlyList<FloorPoint> Floors(IReadOnlyList<Answered> answers, double present)
    {
        if (answers.Count == 0)
            return [];
        List<double> floors = [.. Grid.Append(0).Append(present).Distinct().OrderDescending()];
        var all = answers.Sum(a => a.Weight);
        return [.. floors.Select(Point)];

        FloorPoint Point(double floor)
        {
            var above = answers.Where(a => a.Confidence >= floor).ToList();
            var right = above.Count(a => a.IsRight);
            var wrong = above.Count - right;
            var guaranteed = AccuracyBounds.Lower(right, wrong, PromotionBar.Alpha / floors.Count);
            return new FloorPoint(floor, above.Sum(a => a.Weight) / all, right, wrong, guaranteed);
        }
    }

    private static IReadOnlyList<ReliabilityBar> Bars(IReadOnlyList<CalibrationPair> pairs) =>
        [
            .. CalibrationError
                .Bins(pairs)
                .Where(b => b.Count > 0)
                .Select(b =>
                {
                    var right = (int)Math.Round(b.Accuracy * b.Count);
                    var range = AccuracyBounds.Of(right, b.Count - right, PromotionBar.Alpha);
                    return new ReliabilityBar(b.Confidence, right, b.Count - right, range.Lower, range.Upper);
                }),
        ];

    private sealed record Answered(double Confidence, bool IsRight, double Weight);
}

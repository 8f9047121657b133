using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>How it went where two classes stood on top of each other in training, on tickets the model had not seen.</summary>
/// <param name="One">The label that comes first in ordinal order.</param>
/// <param name="Other">The other class of the pair.</param>
/// <param name="Cases">The number of tickets on which these two classes were the likeliest.</param>
/// <param name="Right">The number of these tickets on which the likeliest class was right.</param>
/// <param name="Claimed">The confidences in the upper one, added up.</param>
public sealed record Rivals(string One, string Other, int Cases, int Right, double Claimed);

/// <summary>
/// Knows between which classes the desk's technicians disagree. One calibration serves all classes, and it says too much
/// where people choose differently for like texts: there what came of such tickets counts.
/// </summary>
public sealed class RivalClasses
{
    /// <summary>Fewer cases show nothing.</summary>
    private const int FewestCases = 6;

    /// <summary>So many cases as it claims are added, so that a few bad ones do not look like a rule.</summary>
    private const double Prior = 8;

    private readonly Dictionary<(string, string), double> _shifts;

    /// <summary>From what was counted.</summary>
    public RivalClasses(IEnumerable<Rivals> counted) =>
        _shifts = counted.Where(IsBeyondChance).ToDictionary(r => (r.One, r.Other), Shift);

    /// <summary>No pair of classes is known to be confused.</summary>
    public static RivalClasses None { get; } = new([]);

    /// <summary>Counts them in a model's out-of-fold answers.</summary>
    public static IReadOnlyList<Rivals> Count(
        IEnumerable<(string Label, string Second, CalibrationPair Answer)> answers
    ) =>
        [
            .. answers
                .GroupBy(a => Key(a.Label, a.Second), a => a.Answer)
                .Where(g => g.Count() >= FewestCases)
                .Select(g => new Rivals(
                    g.Key.Item1,
                    g.Key.Item2,
                    g.Count(),
                    g.Count(a => a.Right),
                    g.Sum(a => a.Confidence)
                ))
                .OrderBy(r => r.One, StringComparer.Ordinal)
                .ThenBy(r => r.Other, StringComparer.Ordinal),
        ];

    /// <summary>
    /// What is left of the confidence in the label on top, 0–1; what it loses its rival gains. It never falls below its
    /// rival: then both are as likely.
    /// </summary>
    public double Confidence(RankedLabel top, RankedLabel rival)
    {
        if (!_shifts.TryGetValue(Key(top.Label, rival.Label), out var shift) || top.Confidence is <= 0 or >= 1)
            return top.Confidence;
        var shifted = Logistic.Sigmoid(Logistic.Logit(top.Confidence) + shift);
        return Math.Max(shifted, (top.Confidence + rival.Confidence) / 2);
    }

    /// <summary>More wrong answers than the claimed confidences explain, by two standard deviations.</summary>
    private static bool IsBeyondChance(Rivals r)
    {
        var expected = r.Cases - r.Claimed;
        return r.Cases >= FewestCases && r.Cases - r.Right > expected + 2 * Math.Sqrt(Math.Max(expected, 0.5));
    }

    private static double Shift(Rivals r)
    {
        var claimed = Math.Clamp(r.Claimed / r.Cases, 0.01, 0.99);
        return Logistic.Logit(Math.Clamp((r.Right + Prior * claimed) / (r.Cases + Prior), 0.01, 0.99))
            - Logistic.Logit(claimed);
    }

    private static (string, string) Key(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}

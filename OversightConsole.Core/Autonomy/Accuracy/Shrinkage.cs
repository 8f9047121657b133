namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>Right answers among all of a slice.</summary>
/// <param name="Right">0 to <paramref name="Count"/>.</param>
/// <param name="Count">Answers in all, 0 to 10⁹.</param>
public readonly record struct SliceCount(long Right, long Count);

/// <summary>
/// Accuracies of slices drawn towards their common mean, the more the fewer answers they have: <c>(s + μM)/(n + M)</c>. M
/// comes from the intraclass correlation ρ = (MSA − MSW)/(MSA + (n₀−1)·MSW), clipped to [1/10001, 1 − 10⁻⁹], M = 1/ρ − 1.
/// For display and ranking; promotion never rests on it. Source: ANOVA estimator of the beta-binomial (Ridout, Demétrio and
/// Firth 1999).
/// </summary>
/// <param name="Pooled">μ, the accuracy of all together; not a number without answers.</param>
/// <param name="Correlation">ρ, from 1/10001 to 1 − 10⁻⁹; the lowest when it cannot be estimated.</param>
/// <param name="PriorStrength">M, how many answers the common mean weighs, at most 10,000.</param>
/// <param name="Shrunk">The shrunk accuracy of each slice, in the order given.</param>
public sealed record Shrinkage(double Pooled, double Correlation, double PriorStrength, IReadOnlyList<double> Shrunk)
{
    private const double Lowest = 1 / 10001.0;
    private const double Highest = 1 - 1e-9;

    /// <summary>Estimates the accuracy of each slice and shrinks it towards the mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A slice has more right answers than answers, or a negative count.</exception>
    public static Shrinkage Of(IReadOnlyList<SliceCount> slices)
    {
        foreach (var slice in slices)
            Require.Part(slice.Right, slice.Count, nameof(slices));
        double total = slices.Sum(s => s.Count);
        var pooled = slices.Sum(s => s.Right) / total;
        var rho = Correlate([.. slices.Where(s => s.Count > 0)], total, pooled);
        var strength = 1 / rho - 1;
        return new Shrinkage(
            pooled,
            rho,
            strength,
            [.. slices.Select(s => (s.Right + pooled * strength) / (s.Count + strength))]
        );
    }

    private static double Correlate(IReadOnlyList<SliceCount> slices, double total, double pooled)
    {
        if (slices.Count < 2 || total <= slices.Count)
            return Lowest;
        var between = 0.0;
        var within = 0.0;
        foreach (var (right, count) in slices)
        {
            var share = right / (double)count;
            between += count * (share - pooled) * (share - pooled);
            within += count * share * (1 - share);
        }
        between /= slices.Count - 1;
        within /= total - slices.Count;
        var size = (total - slices.Sum(s => (double)s.Count * s.Count) / total) / (slices.Count - 1);
        var rho = (between - within) / (between + (size - 1) * within);
        return double.IsNaN(rho) ? Lowest : Math.Clamp(rho, Lowest, Highest);
    }
}

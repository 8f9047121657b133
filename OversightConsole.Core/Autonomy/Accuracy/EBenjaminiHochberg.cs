namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// Which of many slices to promote at once, with at most a share α of them falsely in expectation: the k* largest,
/// <c>k* = max{k : e_(k) ≥ K/(α·k)}</c>. Holds for dependent slices too. Source: Wang and Ramdas 2022 (e-BH).
/// </summary>
public static class EBenjaminiHochberg
{
    // A value that equals its bar as written in decimals must pass although both are rounded.
    private const double Rounding = 1e-12;

    /// <summary>The positions chosen, counted from 0, rising.</summary>
    /// <param name="evidence">E of each slice, 0 or more; positive infinity is allowed.</param>
    /// <param name="alpha">The share of false promotions that is accepted, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static IReadOnlyList<int> Select(IReadOnlyList<double> evidence, double alpha)
    {
        Require.Open(alpha);
        if (evidence.Any(e => !(e >= 0)))
            throw new ArgumentOutOfRangeException(nameof(evidence), "Evidence is a number of 0 or more.");
        var order = Enumerable.Range(0, evidence.Count).OrderByDescending(i => evidence[i]).ToArray();
        var chosen = 0;
        for (var k = 1; k <= order.Length; k++)
        {
            if (evidence[order[k - 1]] >= order.Length / (alpha * k) * (1 - Rounding))
                chosen = k;
        }
        return [.. order.Take(chosen).Order()];
    }
}

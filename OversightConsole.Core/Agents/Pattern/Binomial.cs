namespace OversightConsole.Core.Agents.Pattern;

/// <summary>Exact chances of coincidences, by sums of few terms.</summary>
public static class Binomial
{
    /// <summary>
    /// Of <paramref name="all"/> tickets <paramref name="marked"/> are of one kind, and <paramref name="drawn"/> fall into a
    /// stretch of time: the chance that at least <paramref name="seen"/> of the kind do (hypergeometric, Fisher's exact test).
    /// </summary>
    public static double AtLeast(int seen, int all, int marked, int drawn)
    {
        var most = Math.Min(marked, drawn);
        if (seen <= Math.Max(0, drawn + marked - all))
            return 1;
        var sum = 0.0;
        for (var k = seen; k <= most; k++)
            sum += Math.Exp(LogChoose(marked, k) + LogChoose(all - marked, drawn - k) - LogChoose(all, drawn));
        return Math.Min(1, sum);
    }

    /// <summary>The chance that at least <paramref name="seen"/> of independent events with these chances happen.</summary>
    public static double AtLeast(int seen, IReadOnlyList<double> chances)
    {
        // Poisson binomial, one event after the other; all from "seen" on share the last cell.
        var counts = new double[seen + 1];
        counts[0] = 1;
        foreach (var chance in chances)
        {
            counts[seen] += counts[Math.Max(0, seen - 1)] * (seen == 0 ? 0 : chance);
            for (var k = seen - 1; k > 0; k--)
                counts[k] = counts[k] * (1 - chance) + counts[k - 1] * chance;
            if (seen > 0)
                counts[0] *= 1 - chance;
        }
        return seen == 0 ? 1 : counts[seen];
    }

    private static double LogChoose(int n, int k) =>
        k < 0 || k > n ? double.NegativeInfinity : LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(int n)
    {
        var sum = 0.0;
        for (var i = 2; i <= n; i++)
            sum += Math.Log(i);
        return sum;
    }
}

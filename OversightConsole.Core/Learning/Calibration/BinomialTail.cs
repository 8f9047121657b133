namespace OversightConsole.Core.Learning.Calibration;

/// <summary>The lower tail of the binomial distribution.</summary>
public static class BinomialTail
{
    /// <summary>
    /// P(Bin(<paramref name="n"/>, <paramref name="probability"/>) ≤ <paramref name="k"/>). The term at k is taken by
    /// logarithms, the others by their ratio to the one before.
    /// </summary>
    public static double AtMost(int k, int n, double probability)
    {
        if (k < 0)
            return 0;
        if (k >= n || probability <= 0)
            return 1;
        if (probability >= 1)
            return 0;
        // Above the mean the terms fall upwards: sum the other tail, where they are small.
        if (k > n * probability)
            return 1 - SumDown(n - k - 1, n, 1 - probability);
        return SumDown(k, n, probability);
    }

    private static double SumDown(int k, int n, double p)
    {
        var log = LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k) + k * Math.Log(p) + (n - k) * Log1p(-p);
        double term = 1;
        double sum = 1;
        for (var i = k; i > 0 && term > sum * 1e-17; i--)
        {
            term *= i / (n - i + 1.0) * (1 - p) / p;
            sum += term;
        }
        return Math.Min(1, sum * Math.Exp(log));
    }

    private static double Log1p(double x) => Math.Abs(x) > 1e-4 ? Math.Log(1 + x) : x - x * x / 2 + x * x * x / 3;

    /// <summary>ln n!, by summing up to 64 and by Stirling's series beyond.</summary>
    private static double LogFactorial(int n)
    {
        if (n > 64)
        {
            double x = n;
            return x * Math.Log(x) - x + Math.Log(2 * Math.PI * x) / 2 + 1 / (12 * x) - 1 / (360 * x * x * x);
        }
        double sum = 0;
        for (var i = 2; i <= n; i++)
            sum += Math.Log(i);
        return sum;
    }
}

namespace OversightConsole.Core.Evaluation;

/// <summary>
/// Compares two versions on the same tickets. Only tickets on which exactly one was right tell them apart.
/// </summary>
/// <param name="OnlyFirst">Tickets that only the first got right.</param>
/// <param name="OnlySecond">Tickets that only the second got right.</param>
public readonly record struct PairedTest(int OnlyFirst, int OnlySecond)
{
    /// <summary>
    /// The exact two-sided p-value that both are equally good: McNemar's test by the binomial distribution (McNemar 1947;
    /// exact form in Agresti, "Categorical Data Analysis", 2002, section 10.1.4). 1 when nothing tells them apart. Valid for
    /// one look that was planned beforehand.
    /// </summary>
    public double PValue
    {
        get
        {
            var n = OnlyFirst + OnlySecond;
            if (n == 0)
                return 1;
            var tail = 0.0;
            for (var k = 0; k <= Math.Min(OnlyFirst, OnlySecond); k++)
                tail += Math.Exp(LogChoose(n, k) - n * Math.Log(2));
            return Math.Min(1, 2 * tail);
        }
    }

    /// <summary>
    /// Evidence that they differ, as an e-value: E = 2ⁿ · B(b+1, c+1), the uniform mixture of bets against a fair coin
    /// (Robbins 1970). However often one looks, the chance that it ever reaches 20 between equally good versions is at most
    /// 1 in 20. 1 when nothing tells them apart.
    /// </summary>
    public double Evidence
    {
        get
        {
            var n = OnlyFirst + OnlySecond;
            // B(b+1, c+1) = b! c! / (n+1)! = 1 / ((n+1) · C(n, b))
            return Math.Exp(n * Math.Log(2) - LogChoose(n, OnlyFirst)) / (n + 1);
        }
    }

    /// <summary>
    /// ln C(n, k), by ratios: of large n and small k it adds few terms. Not shared with the pattern agent's, which goes by
    /// factorials: the two differ in the last bits, and what was computed once is to come out the same again.
    /// </summary>
    private static double LogChoose(int n, int k)
    {
        var log = 0.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
            log += Math.Log(n - Math.Min(k, n - k) + i) - Math.Log(i);
        return log;
    }
}

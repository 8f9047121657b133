using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>A confidence interval of a share, 0–1.</summary>
/// <param name="Lower">The lower end of the interval, 0–1.</param>
/// <param name="Upper">The upper end of the interval, 0–1.</param>
public readonly record struct Interval(double Lower, double Upper);

/// <summary>
/// Two-sided intervals of a share whose sample size was fixed beforehand. For one-off reports alone: they do not hold for
/// somebody who looks again and again; <see cref="AccuracyBounds"/> does.
/// </summary>
public static class FixedIntervals
{
    /// <summary>Wilson's score interval (1927).</summary>
    /// <param name="right">0 to <paramref name="count"/>.</param>
    /// <param name="count">The number of answers, 1 to 10⁹.</param>
    /// <param name="confidence">Strictly between 0 and 1, usually 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Wilson(long right, long count, double confidence)
    {
        Check(right, count, confidence);
        var square = Math.Pow(NormalQuantile.TwoSided(confidence), 2);
        double n = count;
        var share = right / n;
        var middle = (share + square / (2 * n)) / (1 + square / n);
        var half = Math.Sqrt(square * (share * (1 - share) / n + square / (4 * n * n))) / (1 + square / n);
        return new Interval(right == 0 ? 0 : middle - half, right == count ? 1 : middle + half);
    }

    /// <summary>Clopper and Pearson's interval (1934): never covers less than promised, wider for that.</summary>
    /// <inheritdoc cref="Wilson"/>
    public static Interval ClopperPearson(int right, int count, double confidence)
    {
        Check(right, count, confidence);
        var tail = (1 - confidence) / 2;
        return new Interval(1 - UpperLimit(count - right, count, tail), UpperLimit(right, count, tail));
    }

    /// <summary>
    /// Newcombe's hybrid score interval (1998) for the difference of two shares, the first less the second: is agreement
    /// higher when the reviewer sees the suggestion? Between −1 and 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double Difference, Interval Interval) Gap(
        long right,
        long count,
        long otherRight,
        long otherCount,
        double confidence
    )
    {
        var (one, other) = (Wilson(right, count, confidence), Wilson(otherRight, otherCount, confidence));
        var (p, q) = (right / (double)count, otherRight / (double)otherCount);
        var down = Math.Sqrt(Math.Pow(p - one.Lower, 2) + Math.Pow(other.Upper - q, 2));
        var up = Math.Sqrt(Math.Pow(one.Upper - p, 2) + Math.Pow(q - other.Lower, 2));
        return (p - q, new Interval(p - q - down, p - q + up));
    }

    /// <summary>The share at which this few or fewer have only the chance <paramref name="tail"/>; 1 when all.</summary>
    internal static double UpperLimit(int few, int count, double tail)
    {
        if (few >= count)
            return 1;
        var (low, high) = (0.0, 1.0);
        while (high - low > 1e-14)
        {
            var middle = (low + high) / 2;
            if (BinomialTail.AtMost(few, count, middle) > tail)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    private static void Check(long right, long count, double confidence)
    {
        if (count is < 1 or > Require.MostAnswers)
            throw new ArgumentOutOfRangeException(nameof(count), count, "Must lie between 1 and 1,000,000,000.");
        Require.Part(right, count);
        Require.Open(confidence);
    }
}

using System.Numerics;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>
/// Draws of many kinds from <see cref="SplitMix"/>: the same seed gives the same desk on every machine and every version of
/// the runtime, which <see cref="Random"/> does not promise.
/// </summary>
public sealed class DemoRandom(ulong seed)
{
    private SplitMix _bits = new(seed);

    /// <summary>A generator of its own for one part, so that one more draw here shifts nothing there.</summary>
    public static DemoRandom For(int seed, string part)
    {
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed;
        foreach (var letter in part)
            hash = (hash ^ letter) * 1099511628211UL;
        var random = new DemoRandom(hash);
        random.Next();
        return random;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => _bits.Next();

    /// <summary>Between 0 (inclusive) and 1 (exclusive).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Between <paramref name="from"/> and <paramref name="to"/>, both inclusive.</summary>
    public int Between(int from, int to)
    {
        var high = Math.BigMul(Next(), (ulong)(to - from + 1), out _);
        return from + (int)high;
    }

    /// <summary>True with probability <paramref name="share"/>.</summary>
    public bool Chance(double share) => Fraction() < share;

    /// <summary>One of the options, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> options) => options[Between(0, options.Count - 1)];

    /// <summary>An index, each as likely as its weight.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var left = Fraction() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return weights.Count - 1;
    }

    /// <summary>Around <paramref name="mean"/> with standard deviation <paramref name="spread"/> (sum of uniforms: no tail beyond 3 spreads).</summary>
    public double Around(double mean, double spread)
    {
        var sum = 0.0;
        for (var i = 0; i < 9; i++)
            sum += Fraction();
        return mean + spread * (sum - 4.5) / Math.Sqrt(9 / 12.0);
    }

    /// <summary>How often something rare happens when it happens <paramref name="mean"/> times on average.</summary>
    public int Count(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Fraction();
        var count = 0;
        while (product > limit && count < 1000)
        {
            product *= Fraction();
            count++;
        }
        return count;
    }

    /// <summary>A stable number for a text, the same in every process.</summary>
    public static uint HashOf(string text)
    {
        var hash = 2166136261U;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619U;
        return BitOperations.RotateLeft(hash, 13);
    }
}

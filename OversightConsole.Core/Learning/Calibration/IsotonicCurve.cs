namespace OversightConsole.Core.Learning.Calibration;

/// <summary>A range of confidences with one observed accuracy.</summary>
/// <param name="From">Lowest confidence in it.</param>
/// <param name="To">Highest confidence in it.</param>
/// <param name="Centre">Mean confidence in it.</param>
/// <param name="Value">The share that was right.</param>
/// <param name="Count">How many predictions.</param>
public sealed record IsotonicBlock(double From, double To, double Centre, double Value, int Count);

/// <summary>
/// Isotonic regression (Zadrozny and Elkan 2002): the never-falling curve closest to the observed rights and wrongs, by
/// pool-adjacent-violators (Ayer et al. 1955). Between the centres of two blocks the curve runs straight, so that two
/// different confidences seldom become equal and a floor can be placed between them.
/// </summary>
public sealed class IsotonicCurve
{
    /// <param name="blocks">From the lowest to the highest confidence.</param>
    public IsotonicCurve(IReadOnlyList<IsotonicBlock> blocks) => Blocks = blocks;

    /// <summary>The blocks, confidences and values rising.</summary>
    public IReadOnlyList<IsotonicBlock> Blocks { get; }

    /// <summary>Fits the curve; equal confidences form one point.</summary>
    public static IsotonicCurve Fit(IReadOnlyList<CalibrationPair> pairs)
    {
        var pools = new List<Pool>();
        foreach (var group in pairs.GroupBy(p => p.Confidence).OrderBy(g => g.Key))
        {
            var pool = new Pool(
                group.Key,
                group.Key,
                group.Sum(p => p.Confidence),
                group.Count(p => p.Right),
                group.Count()
            );
            while (pools.Count > 0 && pools[^1].Right * (long)pool.Count >= pool.Right * (long)pools[^1].Count)
            {
                pool = pools[^1].Join(pool);
                pools.RemoveAt(pools.Count - 1);
            }
            pools.Add(pool);
        }
        return new IsotonicCurve([
            .. pools.Select(p => new IsotonicBlock(p.From, p.To, p.Sum / p.Count, p.Right / (double)p.Count, p.Count)),
        ]);
    }

    /// <summary>The accuracy to expect at a confidence; the confidence itself when the curve has no blocks.</summary>
    public double Apply(double confidence)
    {
        if (Blocks.Count == 0)
            return confidence;
        var low = 0;
        var high = Blocks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Blocks[middle].Centre <= confidence)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == 0)
            return Blocks[0].Value;
        if (low == Blocks.Count)
            return Blocks[^1].Value;
        var (below, above) = (Blocks[low - 1], Blocks[low]);
        var share = (confidence - below.Centre) / (above.Centre - below.Centre);
        return below.Value + share * (above.Value - below.Value);
    }

    private readonly record struct Pool(double From, double To, double Sum, int Right, int Count)
    {
        public Pool Join(Pool next) => new(From, next.To, Sum + next.Sum, Right + next.Right, Count + next.Count);
    }
}

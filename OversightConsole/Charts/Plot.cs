namespace OversightConsole.Charts;

/// <summary>Where values lie in a chart's picture.</summary>
/// <param name="Left">The x of the least value.</param>
/// <param name="Right">The x of the greatest.</param>
/// <param name="Top">The y of the greatest value.</param>
/// <param name="Bottom">The y of the least.</param>
/// <param name="XFrom">The least value across.</param>
/// <param name="XTo">The greatest value on this axis.</param>
/// <param name="YFrom">The least value upwards.</param>
/// <param name="YTo">The greatest value on this axis.</param>
internal sealed record Plot(
    double Left,
    double Right,
    double Top,
    double Bottom,
    double XFrom,
    double XTo,
    double YFrom,
    double YTo
)
{
    private static readonly double[] Steps = [1, 2, 5];

    public double X(double value) =>
        XTo <= XFrom ? Left : Left + (Right - Left) * (Math.Clamp(value, XFrom, XTo) - XFrom) / (XTo - XFrom);

    public double Y(double value) => Bottom - (Bottom - Top) * (Math.Clamp(value, YFrom, YTo) - YFrom) / (YTo - YFrom);

    /// <summary>Four even lines from the least to the greatest value upwards.</summary>
    public IEnumerable<double> YTicks => Enumerable.Range(0, 5).Select(i => YFrom + (YTo - YFrom) * i / 4);

    /// <summary>Round counts across, without one that would meet the last.</summary>
    public IEnumerable<double> Counts()
    {
        var step = 1.0;
        for (var i = 0; XTo / step > 5; i++)
            step = Steps[i % 3] * Math.Pow(10, i / 3);
        for (var at = step; at < XTo - step * 0.6; at += step)
            yield return at;
    }
}

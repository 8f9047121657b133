using System.Globalization;

namespace OversightConsole.Charts;

/// <summary>Numbers in the markup of charts: always with a point, short enough to read.</summary>
internal static class ChartNumber
{
    /// <summary>A coordinate, to a hundredth of a pixel.</summary>
    public static string Px(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The points of a line.</summary>
    public static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => $"{Px(p.X)},{Px(p.Y)}"));
}

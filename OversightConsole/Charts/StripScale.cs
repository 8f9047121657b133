using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Charts;

/// <summary>Where on a strip an accuracy lies. The right end is always 100 %.</summary>
/// <param name="From">The accuracy at the left end, 0 to below 1; what is lower lies at the end.</param>
public readonly record struct StripScale(double From)
{
    private static readonly double[] Starts = [0.84, 0.7, 0.5, 0];

    /// <summary>Fewer answers than this say too little to stretch everybody's scale.</summary>
    private const int FewestToStretch = 50;

    /// <summary>One scale for strips that stand below each other, so that they can be compared.</summary>
    public static StripScale ForAll(IEnumerable<GateFigure> figures)
    {
        var least = figures
            .Select(f => f.Count < FewestToStretch ? f.Target : Math.Min(f.Target, f.Measured!.Value))
            .DefaultIfEmpty(1)
            .Min();
        return new StripScale(Starts.First(s => s == 0 || s + 0.02 <= least));
    }

    /// <summary>A scale for one strip alone: what matters takes its width.</summary>
    public static StripScale Around(GateFigure figure)
    {
        var least = Math.Floor(Math.Min(figure.Target, figure.Lower) * 100 + 1e-9) / 100;
        return new StripScale(Math.Max(0, least - 0.02));
    }

    /// <summary>The place of an accuracy on a track.</summary>
    public double At(double accuracy, double left, double width) =>
        left + width * Math.Clamp((accuracy - From) / (1 - From), 0, 1);
}

namespace OversightConsole.Charts;

/// <summary>What a colour stands for in a stacked chart.</summary>
/// <param name="Name">The name of the series for people.</param>
/// <param name="Colour">The colour of the series, as CSS writes it.</param>
public sealed record BarSeries(string Name, string Colour);

/// <summary>One bar.</summary>
/// <param name="Label">The label under the bar.</param>
/// <param name="Values">Counts, in the order of the series, bottom first.</param>
public sealed record StackedBar(string Label, IReadOnlyList<int> Values)
{
    public int Total => Values.Sum();
}

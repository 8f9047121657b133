namespace OversightConsole.Charts;

/// <summary>What a colour stands for in a stacked chart.</summary>
/// <param name="Name">For people.</param>
/// <param name="Colour">A CSS colour.</param>
public sealed record BarSeries(string Name, string Colour);

/// <summary>One bar.</summary>
/// <param name="Label">Under the bar.</param>
/// <param name="Values">Counts, in the order of the series, bottom first.</param>
public sealed record StackedBar(string Label, IReadOnlyList<int> Values)
{
    public int Total => Values.Sum();
}

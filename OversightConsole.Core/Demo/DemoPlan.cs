namespace OversightConsole.Core.Demo;

/// <summary>How large a demo desk to build.</summary>
/// <param name="Seed">The same seed gives the same tickets.</param>
/// <param name="Days">Days of tickets before now; about 33 a day.</param>
/// <param name="HistoryDays">The last so many of them have agents and reviewers at work; the model learns from the others.</param>
public sealed record DemoPlan(int Seed, int Days = DemoPlan.DefaultDays, int HistoryDays = 30)
{
    /// <summary>About 4,000 tickets.</summary>
    public const int DefaultDays = 120;

    /// <summary>Two years; more would only take long.</summary>
    public const int MostDays = 730;
}

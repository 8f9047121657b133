using System.Globalization;

namespace OversightConsole.Tests.Fixtures.Clocks;

/// <summary>
/// The tests' own clock. Nothing that a test checks depends on the day, the hour, the zone or the culture of the machine:
/// every test begins at <see cref="Now"/> or at an instant that it names itself.
/// </summary>
internal static class TestClock
{
    /// <summary>A Wednesday afternoon in the demo desk's zone, well away from a weekend, a month's end and a change of clocks.</summary>
    public static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 14, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The instant at which figures are measured. It never changes with the environment's instant, so that a figure with its
    /// seed and this instant can be reproduced by anybody.
    /// </summary>
    public static readonly DateTimeOffset Measured = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);

    /// <summary>The instant at which a test begins: <see cref="Wednesday"/>, or the one in <c>OVERSIGHT_TEST_NOW</c>.</summary>
    public static DateTimeOffset Now { get; } =
        Environment.GetEnvironmentVariable("OVERSIGHT_TEST_NOW") is { Length: > 0 } asked
            ? DateTimeOffset
                .Parse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                .ToUniversalTime()
            : Wednesday;

    /// <summary>The machine's zone, for what the product says about it; no test may depend on which one it is.</summary>
    public static TimeZoneInfo MachinesZone => TimeZoneInfo.Local;

    /// <summary>A clock that starts at <see cref="Now"/> and runs on: for a whole console that somebody watches.</summary>
    public static TimeProvider Running() => new RunningClock(Now);
}

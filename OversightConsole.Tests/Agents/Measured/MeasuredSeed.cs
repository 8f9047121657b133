using System.Globalization;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Agents.Measured;

/// <summary>
/// The seed and the instant of the tickets that figures are measured on: both together make them, so that anybody gets the
/// same figure on any day. <c>MEASURE_SEED=11 dotnet test --filter "Measure|Figures"</c> measures on tickets that nothing was
/// ever chosen on; <c>MEASURE_AT=2026-11-29T10:00Z</c> says what another day would have made of it.
/// </summary>
internal static class MeasuredSeed
{
    /// <summary>The end of the generated tickets: the one that was asked for, else the one that the documents name.</summary>
    public static DateTimeOffset At { get; } =
        Environment.GetEnvironmentVariable("MEASURE_AT") is { Length: > 0 } asked
            ? DateTimeOffset.Parse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : TestClock.Measured;

    /// <summary>The seed that was asked for, else the usual one.</summary>
    public static int Or(int usual) =>
        Environment.GetEnvironmentVariable("MEASURE_SEED") is { Length: > 0 } asked
            ? int.Parse(asked, CultureInfo.InvariantCulture)
            : usual;
}

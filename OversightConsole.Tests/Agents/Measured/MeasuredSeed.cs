using System.Globalization;

namespace OversightConsole.Tests.Agents.Measured;

/// <summary>
/// The seed of the tickets that figures are measured on. <c>MEASURE_SEED=11 dotnet test --filter "Measure|Figures"</c>
/// measures on tickets that nothing was ever chosen on.
/// </summary>
internal static class MeasuredSeed
{
    /// <summary>The seed that was asked for, else the usual one.</summary>
    public static int Or(int usual) =>
        Environment.GetEnvironmentVariable("MEASURE_SEED") is { Length: > 0 } asked
            ? int.Parse(asked, CultureInfo.InvariantCulture)
            : usual;
}

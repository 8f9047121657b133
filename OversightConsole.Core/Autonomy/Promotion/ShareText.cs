using System.Globalization;

namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>How shares are written for people, to a tenth of a percent.</summary>
public static class ShareText
{
    private const double Tenths = 1000;

    /// <summary>A measured share or a target: "97.8%".</summary>
    public static string Percent(double share) => Write(share * 100);

    /// <summary>A lower bound, rounded down: never more than was proven, so that 94.97 % is not read as 95.0 %.</summary>
    public static string AtLeast(double share) => Write(Math.Floor(share * Tenths) / Tenths * 100);

    /// <summary>An upper bound, rounded up.</summary>
    public static string AtMost(double share) => Write(Math.Ceiling(share * Tenths) / Tenths * 100);

    private static string Write(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";
}

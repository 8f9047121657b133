using System.Globalization;

namespace OversightConsole.Commands.Accuracy;

/// <summary>What <c>accuracy …</c> prints for people: a name and a value a line.</summary>
internal static class AccuracyTable
{
    public static void Write(params (string Name, string Value)[] rows)
    {
        var width = rows.Max(r => r.Name.Length) + 2;
        foreach (var (name, value) in rows)
            Console.Out.WriteLine(name.PadRight(width) + value);
    }

    public static string Percent(double? share) =>
        share is { } s && double.IsFinite(s) ? (s * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A lower bound, rounded down: a rounded one must not promise more than the exact one.</summary>
    public static string AtLeast(double share) => Percent(Math.Floor(share * 10_000) / 10_000);

    /// <summary>An upper bound, rounded up.</summary>
    public static string AtMost(double share) => Percent(Math.Ceiling(share * 10_000) / 10_000);

    public static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "beyond any number";

    public static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "never";
}

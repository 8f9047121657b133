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

    public static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "beyond any number";

    public static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "never";
}

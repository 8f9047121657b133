using System.Globalization;

namespace OversightConsole.Commands;

/// <summary>The table that <c>evaluate</c> prints for people: one row for each measure, one column for each label.</summary>
internal static class EvaluateTable
{
    private const int FirstWidth = 30;

    public static void Write(IReadOnlyList<EvaluateResult> results, TextWriter output)
    {
        Row("label", r => r.Label);
        Row("trained on, tickets", r => r.Trained.ToString(CultureInfo.InvariantCulture));
        Row("tested on, tickets", r => r.Tested.ToString(CultureInfo.InvariantCulture));
        Row("classes", r => r.Classes.ToString(CultureInfo.InvariantCulture));
        Row("accuracy", r => Percent(r.Accuracy));
        Row("macro-F1", r => Percent(r.MacroF1));
        Row("coverage at floor for 95 %", r => Percent(r.CoverageAt95));
        Row("  accuracy really reached", r => Percent(r.AccuracyAt95));
        Row("coverage at floor for 97 %", r => Percent(r.CoverageAt97));
        Row("  accuracy really reached", r => Percent(r.AccuracyAt97));
        Row("ECE, 10 bins", r => Number(r.Ece, "0.0000"));
        Row("Brier score", r => Number(r.Brier, "0.0000"));
        Row("training, CPU seconds", r => Number(r.TrainCpuSeconds, "0.0"));
        Row("tickets/s, one thread", r => Number(r.TicketsPerSecond, "0"));
        Row("peak memory, MiB", r => Number(r.PeakMemoryMiB, "0"));

        void Row(string name, Func<EvaluateResult, string> cell)
        {
            var cells = results.Select(r => cell(r).PadLeft(Math.Max(10, r.Label.Length + 2)));
            output.WriteLine(name.PadRight(FirstWidth) + string.Concat(cells));
        }
    }

    private static string Percent(double? share) => Number(share * 100, "0.0") + (share is null ? "" : " %");

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}

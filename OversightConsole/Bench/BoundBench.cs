using System.Diagnostics;
using System.Globalization;
using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Bench;

/// <summary>What the arithmetic of earned autonomy costs: bounds first computed and asked again, evidence for many answers.</summary>
internal static class BoundBench
{
    private const double Alpha = 0.05;
    private const double Target = 0.95;
    private static readonly long[] Answers = [100, 1_000, 10_000, 100_000, 1_000_000];

    public static void Run(TextWriter output)
    {
        output.WriteLine(
            $"{"answers", 10}{"bounds first, µs", 20}{"asked again, µs", 18}{"evidence, µs", 15}{"evidence", 14}"
        );
        foreach (var answers in Answers)
        {
            // One in forty wrong; a neighbour first, so that nothing is compiled on the clock.
            var (right, wrong) = (answers - answers / 40, answers / 40);
            AccuracyBounds.Of(right - 1, wrong, Alpha);
            EValue.Of(right - 1, wrong, Target);
            var first = Time(1, () => AccuracyBounds.Of(right, wrong, Alpha));
            var again = Time(100_000, () => AccuracyBounds.Of(right, wrong, Alpha));
            var evidence = Time(20, () => EValue.Of(right, wrong, Target));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{answers, 10}{first, 20:0.0}{again, 18:0.00}{evidence, 15:0.0}{EValue.Log(right, wrong, Target), 12:0.0}ln"
                )
            );
        }
    }

    private static double Time<T>(int times, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
            work();
        return watch.Elapsed.TotalMicroseconds / times;
    }
}

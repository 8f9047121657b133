using System.Globalization;
using OversightConsole.Bench;
using OversightConsole.Commands.Accuracy;
using OversightConsole.Core.Demo.Simulation;

namespace OversightConsole.Commands.Simulate;

/// <summary>A simulation's figures, for programs and for people.</summary>
internal static class SimulateOutput
{
    public static object Document(SimulationPlan plan, SimulationResult result, TimeSpan took) =>
        new
        {
            plan.Claims,
            plan.TrueAccuracy,
            plan.Target,
            plan.Reviews,
            plan.Seed,
            result.Answers,
            Evidence = Rule(result.Evidence),
            Naive = Rule(result.Naive),
            result.Exact,
            Fall = result.Fall is { } fall
                ? new
                {
                    plan.Fall!.To,
                    plan.Fall.Actions,
                    fall.Agents,
                    fall.SteppedBack,
                    ActionsUntil = Middle(fall.Actions),
                    AuditsUntil = Middle(fall.Audits),
                }
                : null,
            Trail = new { Intact = result.TrailIntact, Entries = result.TrailEntries },
            Seconds = took.TotalSeconds,
        };

    public static void WriteTable(SimulationPlan plan, SimulationResult result, TimeSpan took)
    {
        List<(string, string)> rows =
        [
            ("ever promoted", Promoted(result.Evidence)),
            ("exact for so many answers", AccuracyTable.Percent(result.Exact)),
            ("naive rule, same answers", Promoted(result.Naive)),
            ("median answers to promotion", AccuracyTable.Count(result.Evidence.Answers.Median)),
        ];
        if (result.Fall is { } fall)
            rows.AddRange([
                ("stepped back after the fall", Whole($"{fall.SteppedBack} of {fall.Agents}")),
                ("actions until then", Spread(fall.Actions)),
                ("audits until then", Spread(fall.Audits)),
            ]);
        rows.Add(("answers before promotion", Whole($"{result.Answers}")));
        rows.Add(("trail", Whole($"{(result.TrailIntact ? "intact" : "broken")}, {result.TrailEntries} entries")));
        rows.Add(("took", Whole($"{took.TotalSeconds:0} s, load average {Machine.Load()} at the end")));
        rows.Add(("on", Machine.Describe()));
        AccuracyTable.Write([.. rows]);
    }

    private static object Rule(RuleResult rule) =>
        new
        {
            rule.Promoted,
            rule.Share,
            rule.Range.Lower,
            rule.Range.Upper,
            MedianAnswers = rule.Answers.Median,
        };

    private static object Middle(IReadOnlyList<int?> counts)
    {
        var spread = new Spread(counts);
        return new
        {
            spread.Median,
            spread.Mean,
            spread.P95,
        };
    }

    private static string Promoted(RuleResult rule) =>
        Whole(
            $"{rule.Promoted} of {rule.At.Count}: {AccuracyTable.Percent(rule.Share)} (95 % interval {AccuracyTable.AtLeast(rule.Range.Lower)} to {AccuracyTable.AtMost(rule.Range.Upper)})"
        );

    private static string Spread(IReadOnlyList<int?> counts)
    {
        var spread = new Spread(counts);
        var mean = spread.Mean is { } m ? Whole($"{m:0.0}") : "–";
        return $"median {AccuracyTable.Count(spread.Median)}, mean {mean}, 95th percentile {AccuracyTable.Count(spread.P95)}";
    }

    private static string Whole(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using OversightConsole.Charts;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Demo.Simulation;

namespace OversightConsole.Commands.Simulate;

/// <summary>
/// Draws the share of agents ever promoted against the number of reviews, both rules on the same answers, as an SVG file
/// that reads on light and dark pages.
/// </summary>
internal static class SharePlot
{
    private const double Width = 720;
    private const double Height = 400;
    private const double Left = 56;
    private const double Right = 168;
    private const double Top = 44;
    private const double Bottom = 52;
    private const int ExactPoints = 80;

    private const string Style = """
        text { font: 13px system-ui, sans-serif; fill: #3a3a3c; }
        .title { font-size: 15px; font-weight: 600; fill: #1c1c1e; }
        .paper { fill: #ffffff; }
        .grid { stroke: #e5e5ea; stroke-width: 1; }
        .bar { stroke: #8e8e93; stroke-width: 1; stroke-dasharray: 4 4; }
        .evidence, .naive, .exact { fill: none; stroke-linejoin: round; }
        .evidence { stroke: #0a66c2; stroke-width: 2.5; }
        .exact { stroke: #0a66c2; stroke-width: 1.25; stroke-dasharray: 1.5 3; }
        .naive { stroke: #b3541e; stroke-width: 2.5; }
        .evidence-label { fill: #0a66c2; font-weight: 600; }
        .naive-label { fill: #b3541e; font-weight: 600; }
        @media (prefers-color-scheme: dark) {
          text { fill: #c7c7cc; }
          .title { fill: #f2f2f7; }
          .paper { fill: #1c1c1e; }
          .grid { stroke: #3a3a3c; }
          .evidence, .exact { stroke: #6cb2ff; }
          .naive { stroke: #f0a36b; }
          .evidence-label { fill: #6cb2ff; }
          .naive-label { fill: #f0a36b; }
        }
        """;

    public static string Draw(SimulationPlan plan, SimulationResult result)
    {
        var title = Words(
            $"{plan.Claims} agents, right in {plan.TrueAccuracy * 100:0.##} %, target {plan.Target * 100:0.##} %: share ever promoted"
        );
        var sentence = Words(
            $"After {plan.Reviews} reviews the evidence rule had promoted {result.Evidence.Share * 100:0.0} %, the naive rule {result.Naive.Share * 100:0.0} %."
        );
        var svg = new StringBuilder();
        svg.Append(Words($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width:0} {Height:0}\" "))
            .Append("role=\"img\" aria-labelledby=\"title sentence\">\n")
            .Append("<title id=\"title\">")
            .Append(title)
            .Append("</title>\n")
            .Append("<desc id=\"sentence\">")
            .Append(sentence)
            .Append("</desc>\n")
            .Append("<style>\n")
            .Append(Style)
            .Append("\n</style>\n")
            .Append(Words($"<rect class=\"paper\" width=\"{Width:0}\" height=\"{Height:0}\" rx=\"8\"/>\n"));
        Text(svg, Left, 26, title, "title");
        Axes(svg, plan.Reviews);
        Line(svg, "exact", Exact(plan), plan.Reviews);
        Line(svg, "naive", Steps(result.Naive, plan.Reviews), plan.Reviews);
        Line(svg, "evidence", Steps(result.Evidence, plan.Reviews), plan.Reviews);
        Labels(svg, result);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder svg, int reviews)
    {
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            Rule(svg, "grid", share);
            Text(svg, Left - 8, Y(share) + 4, Words($"{share * 100:0} %"), anchor: "end");
        }
        Rule(svg, "bar", SimulationPlan.Alpha);
        foreach (var part in new[] { 0, 0.25, 0.5, 0.75, 1 })
            Text(svg, X(part * reviews, reviews), Height - Bottom + 20, Words($"{part * reviews:0}"), anchor: "middle");
        Text(svg, X(0.5, 1), Height - 10, "reviews of each, looked at after every one", anchor: "middle");
    }

    private static void Labels(StringBuilder svg, SimulationResult result)
    {
        // Two lines of words each, which stay apart where the curves end close to each other.
        var naive = Math.Clamp(Y(result.Naive.Share) + 4, Top + 4, Y(0) - 52);
        var evidence = Math.Max(Y(result.Evidence.Share) - 12, naive + 36);
        const double at = Width - Right + 8;
        Text(svg, at, naive, "naive rule", "naive-label");
        Text(svg, at, naive + 16, Words($"{result.Naive.Share * 100:0.0} %"));
        Text(svg, at, evidence, "evidence rule", "evidence-label");
        Text(svg, at, evidence + 16, Words($"{result.Evidence.Share * 100:0.0} %, exact {result.Exact * 100:0.0} %"));
        Text(
            svg,
            Left + 8,
            Y(SimulationPlan.Alpha) - 5,
            Words($"{SimulationPlan.Alpha * 100:0} %: at most, however long")
        );
    }

    /// <summary>A stair: it rises where an agent was promoted.</summary>
    private static IEnumerable<(double Reviews, double Share)> Steps(RuleResult rule, int reviews)
    {
        var share = 0.0;
        yield return (0, 0);
        foreach (var at in rule.At.OfType<int>().GroupBy(a => a).OrderBy(g => g.Key))
        {
            yield return (at.Key, share);
            share += (double)at.Count() / rule.At.Count;
            yield return (at.Key, share);
        }
        yield return (reviews, share);
    }

    private static IEnumerable<(double Reviews, double Share)> Exact(SimulationPlan plan) =>
        Enumerable
            .Range(0, ExactPoints + 1)
            .Select(i => (int)((long)i * plan.Reviews / ExactPoints))
            .Distinct()
            .Select(n =>
                ((double)n, FalsePromotion.Probability(plan.TrueAccuracy, plan.Target, SimulationPlan.Alpha, n))
            );

    private static void Line(
        StringBuilder svg,
        string name,
        IEnumerable<(double Reviews, double Share)> points,
        int reviews
    ) =>
        svg.Append("<polyline class=\"")
            .Append(name)
            .Append("\" points=\"")
            .Append(ChartNumber.Points(points.Select(p => (X(p.Reviews, reviews), Y(p.Share)))))
            .Append("\"/>\n");

    private static void Rule(StringBuilder svg, string name, double share) =>
        svg.Append(
            Words(
                $"<line class=\"{name}\" x1=\"{Left:0}\" x2=\"{Width - Right:0}\" y1=\"{Y(share):0.#}\" y2=\"{Y(share):0.#}\"/>\n"
            )
        );

    private static void Text(
        StringBuilder svg,
        double x,
        double y,
        string text,
        string name = "label",
        string anchor = "start"
    ) =>
        svg.Append(
            Words($"<text class=\"{name}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{text}</text>\n")
        );

    private static double X(double reviews, double most) => Left + (Width - Left - Right) * reviews / most;

    private static double Y(double share) => Top + (Height - Top - Bottom) * (1 - share);

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

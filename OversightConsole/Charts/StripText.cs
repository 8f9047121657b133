using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Charts;

/// <summary>A strip in one sentence, for those who do not see it.</summary>
internal static class StripText
{
    public static string Sentence(GateFigure figure) =>
        figure.Measured is { } measured
            ? $"Accuracy {ShareText.Percent(measured)}, range {ShareText.AtLeast(figure.Lower)} to {ShareText.AtMost(figure.Upper)}, target {ShareText.Percent(figure.Target)}"
            : $"No answers counted yet, target {ShareText.Percent(figure.Target)}";
}

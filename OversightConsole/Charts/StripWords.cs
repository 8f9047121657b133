using OversightConsole.Core.Autonomy;

namespace OversightConsole.Charts;

/// <summary>A strip in one sentence, for those who do not see it.</summary>
internal static class StripWords
{
    public static string Sentence(GateFigure figure) =>
        figure.Measured is { } measured
            ? $"Accuracy {ShareWords.Percent(measured)}, range {ShareWords.AtLeast(figure.Lower)} to {ShareWords.AtMost(figure.Upper)}, target {ShareWords.Percent(figure.Target)}"
            : $"No answers counted yet, target {ShareWords.Percent(figure.Target)}";
}

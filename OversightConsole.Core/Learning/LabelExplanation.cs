namespace OversightConsole.Core.Learning;

/// <summary>Why a label got its score.</summary>
/// <param name="Label">The label explained.</param>
/// <param name="For">What spoke for it, the strongest first.</param>
/// <param name="Against">What spoke against it, the strongest first.</param>
public sealed record LabelExplanation(
    string Label,
    IReadOnlyList<ExplainedSpan> For,
    IReadOnlyList<ExplainedSpan> Against
);

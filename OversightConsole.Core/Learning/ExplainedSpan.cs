namespace OversightConsole.Core.Learning;

/// <summary>Words of a ticket that spoke for or against a label.</summary>
/// <param name="Field">Index of the text that they stand in, in the order of <see cref="TextModel.Fields"/>.</param>
/// <param name="Start">Where they begin in that text, in UTF-16 characters from 0.</param>
/// <param name="Length">How many characters they take.</param>
/// <param name="Weight">What they added to the label's score in the linear view; above 0 speaks for it, below 0 against.</param>
public sealed record ExplainedSpan(int Field, int Start, int Length, double Weight);

namespace OversightConsole.Untrusted;

/// <summary>A part of a text to highlight, counted in UTF-16 units of the original text.</summary>
public readonly record struct TextMark(int Start, int Length);

namespace OversightConsole.Components.Layout;

/// <summary>What stands in a person's circle.</summary>
public static class Initials
{
    /// <summary>"Lena Ortiz" gives LO, "technician2" gives T2, nothing gives a question mark.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return "?";
        var second = words.Length > 1 ? words[1][0] : words[0].Skip(1).LastOrDefault(char.IsAsciiDigit);
        if (second == '\0')
            return words[0][..Math.Min(2, words[0].Length)].ToUpperInvariant();
        return $"{char.ToUpperInvariant(words[0][0])}{char.ToUpperInvariant(second)}";
    }
}

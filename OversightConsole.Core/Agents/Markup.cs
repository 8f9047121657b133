using System.Text;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents;

/// <summary>Puts text from tickets into Markdown. Ticket text is untrusted: nothing in it may become markup.</summary>
public static class Markup
{
    /// <summary>The text with everything escaped that Markdown could read as markup, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)))
                escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>The text escaped, in quotation marks, cut to <paramref name="most"/> characters.</summary>
    public static string Quote(string text, int most = 80) => $"“{Escape(text.Cut(most))}”";
}

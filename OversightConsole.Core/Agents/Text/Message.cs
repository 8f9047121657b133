using System.Text.RegularExpressions;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents.Text;

/// <summary>What a person says in a message, sentence by sentence, without greeting, quotation and signature.</summary>
internal static partial class Message
{
    private const int MostSentences = 40;

    /// <summary>The sentences of a plain text, in their order.</summary>
    /// <param name="text">The text that was written.</param>
    /// <param name="quoted">Whether what is quoted or forwarded counts as said.</param>
    public static IReadOnlyList<string> Sentences(string text, bool quoted = false)
    {
        var said = new List<string>();
        foreach (var raw in text.Split('\n').Take(400))
        {
            var line = quoted ? raw.Trim().TrimStart('>', ' ') : raw.Trim();
            if (!quoted && IsEnd(line) && said.Exists(l => l.Length > 0))
                break;
            if (
                !line.StartsWith('>')
                && (!quoted || !IsEnd(line))
                && !Header().IsMatch(line)
                && !OnlyGreeting().IsMatch(line)
            )
                said.Add(Greeting().Replace(line, ""));
        }
        // A line break inside a paragraph is the mail program's; an empty line is the writer's.
        return
        [
            .. string.Join('\n', said)
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(p => Break().Split(p.ReplaceLineEndings(" ")))
                .Select(s => s.Trim())
                .Where(s => s.Length > 2)
                .Take(MostSentences),
        ];
    }

    /// <summary>The first sentence, or the whole where there is none; cut to <paramref name="most"/> characters.</summary>
    public static string First(string text, int most) =>
        (Sentences(text) is [var sentence, ..] ? sentence : text).ReplaceLineEndings(" ").Trim().Cut(most);

    private static bool IsEnd(string line) => line.Length < 60 && SignOff().IsMatch(line);

    [GeneratedRegex(
        @"^((kind|best|many|warm)?\s*(regards|wishes)|many thanks|thanks( in advance)?|thank you|thx|cheers|best|br|mit freundlichen|(viele|beste|liebe) gr(ü|ue)(ß|ss)e|gr(u|ü)(ß|ss)|danke|vg|mfg|cordialement|(bien )?cordialement|merci|sent from|von meinem|envoyé de|--)\b?[\s,.!]*$|^(sent from|von meinem|envoyé de(puis)?) |^--\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex SignOff();

    [GeneratedRegex(
        @"^(-+\s*original message|(from|sent|to|cc|subject|date|von|gesendet|an|betreff|de|envoyé|à|objet)\s*:)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Header();

    [GeneratedRegex(
        @"^(hi|hello|hey|dear|good (morning|afternoon|evening)|morning|hallo|guten (tag|morgen)|moin|bonjour|salut|ch(è|e)re?s?)\b[^.?!:]{0,30}[,.!:]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex OnlyGreeting();

    [GeneratedRegex(
        @"^(hi|hello|hey|dear|good (morning|afternoon|evening)|morning|hallo|guten (tag|morgen)|moin|bonjour|salut|ch(è|e)re?s?)(\s\w+){0,2}\s*[,.!:]\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"(?<=[.?!])(?<!\b(ext|tel|nr|no|st|z\.B)\.)\s+(?=\S)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Break();
}

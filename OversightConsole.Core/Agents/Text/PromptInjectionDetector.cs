using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Text;

/// <summary>
/// Recognises text that gives orders to agents or tells the reviewer that all is settled. Not a defence by itself: agents
/// follow nothing in a text anyhow. It makes people look.
/// </summary>
internal static partial class PromptInjectionDetector
{
    private static readonly (Func<Regex> Pattern, string Says)[] Kinds =
    [
        (Ignoring, "The text tells agents to ignore their rules."),
        (Addressing, "The text addresses an agent or a system instead of a person."),
        (Settled, "The text claims that something was approved or checked already."),
        (Assigning, "The text dictates a priority, an owner or a status."),
    ];

    public static IEnumerable<string> In(string text)
    {
        foreach (var (pattern, says) in Kinds)
        {
            bool found;
            try
            {
                found = pattern().IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                found = true;
            }
            if (found)
                yield return says;
        }
    }

    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override)\b[^.\n]{0,40}\b(rules?|instructions?|prompts?|guidelines?|polic(y|ies)|training)\b|\b(ignoriere?|vergiss)\b[^.\n]{0,40}\b(regeln?|anweisung(en)?)\b|\bignore[zr]?\b[^.\n]{0,40}\b(r[èe]gles?|instructions?|consignes?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Ignoring();

    [GeneratedRegex(
        @"\b(system|developer)\s+(note|prompt|message|instruction)s?\b|\b(note|instructions?|message|attention)\s+(to|for)\s+(the\s+)?(ai|assistant|agents?|bot|model|classifier)\b|^\s*(assistant|system)\s*:|\byou are (now )?(an?|the) (ai|assistant|agent|language model)\b|<\|im_(start|end)\|>|\[/?INST\]",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Addressing();

    [GeneratedRegex(
        @"\b(already|pre-?)\s*(been\s+)?(approved|authori[sz]ed|verified)\b[^.\n]{0,40}\b(no|without|skip|do not|don't)\b|\b(no|without|skip)\s+(further\s+)?(review|approval)\b|\b(approve|confirm)\s+(this\s+)?(automatically|without)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Settled();

    [GeneratedRegex(
        @"\b(assign|set|change|raise|give)\b[^.\n]{0,20}\b(p1|p2|priority\s*(1|one)|critical priority)\b|\bclose\s+(all|every)\b[^.\n]{0,20}\btickets?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Assigning();
}

using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Summary;

/// <summary>Whether a title names the trouble, and which sentence of the text would.</summary>
internal static partial class TitleWords
{
    /// <summary>A title longer than this is hard to read in a list, in characters.</summary>
    public const int Longest = 80;

    private const int FewestContent = 2;
    private const int MostContent = 8;

    private static readonly HashSet<string> Empty = new(
        (
            "a an the and or but for from with without this that these those it its is are was were be been am i we you he she they me my our your us "
            + "of on in at to as by not no yes can could would should will do does did done has have had there here again still also just please "
            + "help question quick urgent asap important problem problems issue issues trouble hi hello hey subject call need needs needed assistance "
            + "support ticket request working work works broken same thing something anything stuff fw fwd re aw wg today now thanks thank "
            + "hilfe frage dringend schon wieder geht nicht kaputt wichtig bitte anliegen störung fehler der die das ein eine und oder ist "
            + "mit für von zu im am auf wir ich sie es aide bonjour urgente marche pas encore le la les un une des et ou est dans pour avec "
            + "je nous vous ne se au aux du problème monsieur madame"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The words of a text that could name a trouble.</summary>
    public static IReadOnlyList<string> Content(string text) =>
        [.. Word().Matches(text).Select(m => m.Value).Where(w => w.Length > 1 && !Empty.Contains(w))];

    /// <summary>Whether the title leaves open what is wrong: "quick question", "URGENT!!!", "Printer".</summary>
    public static bool SaysLittle(string title) =>
        Content(title).Distinct(StringComparer.OrdinalIgnoreCase).Count() < FewestContent;

    /// <summary>
    /// How well a sentence would name the trouble: its words that could, twice as much where it says that something fails
    /// or is wanted, a little less the later it comes.
    /// </summary>
    public static double Worth(string sentence, int place)
    {
        var content = Math.Min(Content(sentence).Distinct(StringComparer.OrdinalIgnoreCase).Count(), MostContent);
        var plain = content * (Trouble().IsMatch(sentence) ? 2.0 : 1.0) - place * 0.5;
        return sentence.EndsWith('?') ? plain / 2 : plain;
    }

    /// <summary>A sentence as a title: its beginning up to a pause, without a stop.</summary>
    public static string Shortened(string sentence)
    {
        var title = Filler().Replace(sentence.Trim(), "").TrimEnd('.', '!', ' ', ',', ';', ':');
        if (title.Length > Longest)
        {
            var pause = Pause().Matches(title).LastOrDefault(m => m.Index is > 25 and <= Longest);
            var end = pause?.Index ?? title.LastIndexOf(' ', Longest);
            title = title[..(end > 0 ? end : Longest)].TrimEnd(',', ';', ':', '-', ' ');
        }
        return title.Length == 0 ? title : char.ToUpperInvariant(title[0]) + title[1..];
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}_-]*", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(can ?not|can.?t|could(n.?t| not)|does(n.?t| not)|do(n.?t| not)|won.?t|is(n.?t| not)|no longer|fails?|failed|error|down|gone|lost|stopped|stops|hangs?|jams?|stays|drops?|rejects?|rejected|missing|expired|locked|full|slow|crash\w*|black|blank|broken|dead|empty|need|needs|want|order|create|new|reset|install\w*|move|add|remove|geht nicht|kann nicht|keine?|fehlt|fehler|braucht?|neue[rnms]?|ne \w+ plus|impossible|panne|erreur|besoin|nouve\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Trouble();

    [GeneratedRegex(
        @"^((t/c|phone call from|caller|call (taken )?(for|from)|call:)[^:]{0,70}?(reports\s*:|:|\s-\s|\.(?!\s?\d))\s*)?((just wondering (whether|if)|i (think|believe|guess)( that)?|it (seems|looks like)( that)?|sorry( to bother you)?,?( but)?|also,?|well,?|so,?|please|fyi,?|user (says|reports)( that)?|by the way:?|quick one:?)\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Filler();

    [GeneratedRegex(
        @"[,;:(]\s| - | (and|but|because|since|und|aber|weil|et|mais) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        200
    )]
    private static partial Regex Pause();
}

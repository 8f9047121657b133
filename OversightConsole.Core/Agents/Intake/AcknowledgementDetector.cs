using System.Text.RegularExpressions;
using OversightConsole.Core.Agents.Senders;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>
/// Recognises texts that ask for nothing: a bare "thanks", and what mail programs answer by themselves. Every word must be
/// one of courtesy: a text with anything else in it is taken for work.
/// </summary>
internal static partial class AcknowledgementDetector
{
    private const int MostWords = 16;

    private static readonly HashSet<string> Thanks = Words(
        "thanks thank thx ty cheers appreciated appreciate perfect brilliant great solved fixed works working done sorted resolved danke vielen dank dankeschön erledigt funktioniert klappt super prima merci parfait résolu marche"
    );

    private static readonly HashSet<string> Small = Words(
        "you u many to ta cest so much very many a lot for your the quick help all good fine ok okay yes again now it is its that this thats im we i am are everything everyone team support hi hello hey dear best kind regards bye and my side here works well nice day have great weekend too got received noted will do awesome lovely job really both guys from me us confirmed can be closed close ticket please cool wonderful excellent "
            + "alles gut bestens wieder jetzt geht es ja und für die den das schnelle hilfe euch ihnen hallo gruß grüße grüßen viele liebe mit freundlichen mfg lg läuft passt ist kann geschlossen werden ticket bitte ihr team schönen tag noch "
            + "beaucoup mille bien tout est bon ça ca va maintenant bonjour bonne journée cordialement pour votre aide rapide à tous c et l équipe vous le la nickel"
    );

    /// <summary>Whether the text says thanks, or that all is well, and nothing else.</summary>
    /// <param name="text">The text that was written.</param>
    /// <param name="names">The names that may sign it.</param>
    public static bool IsAcknowledgement(string text, params IEnumerable<string> names)
    {
        var own = Own(text);
        if (own.Contains('?', StringComparison.Ordinal))
            return false;
        var signing = names.SelectMany(Split).ToHashSet(StringComparer.Ordinal);
        var words = Split(own);
        return words.Count is > 0 and <= MostWords
            && words.Exists(Thanks.Contains)
            && words.TrueForAll(w => Thanks.Contains(w) || Small.Contains(w) || signing.Contains(w));
    }

    /// <summary>Whether a mail program wrote it by itself: an absence note, or word that a mail did not arrive.</summary>
    public static bool IsAutomatic(string title, string text, string? sender)
    {
        try
        {
            if (Returned().IsMatch(title))
                return sender is not null && Postmaster().IsMatch(sender);
            return AnsweredItself().IsMatch(title) || (Absent().IsMatch(title) && Away().IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether the record's first text is that, with its sender and contact as who may sign.</summary>
    public static bool IsAcknowledgement(TicketView view) =>
        IsAcknowledgement(
            view.Text.Description.Length > 0 ? view.Text.Description : view.Text.Summary,
            view.Contact?.Value.Name ?? "",
            view.Actual.SenderAddress?.Split('@')[0] ?? ""
        );

    /// <summary>Whether a title is taken over from the mail that is answered.</summary>
    public static bool IsAnswer(string title) => Answer().IsMatch(title);

    /// <summary>What the writer wrote, without what they quote and without the usual line of their telephone.</summary>
    private static string Own(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (Quote().IsMatch(line))
                break;
            if (!line.StartsWith('>') && !SentFrom().IsMatch(line))
                lines.Add(line);
        }
        return string.Join('\n', lines);
    }

    private static List<string> Split(string text) =>
        [
            .. SenderClues
                .Flatten(text.Replace("'", "", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];

    private static HashSet<string> Words(string words) => [.. Split(words)];

    [GeneratedRegex(
        @"^\s*(automatic reply|auto[- ]?reply|automatic response|automatische antwort|réponse automatique|abwesenheitsnotiz)\s*[:\-–]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex AnsweredItself();

    [GeneratedRegex(
        @"^\s*((re|aw|tr):\s*)?(out of (the )?office|ooo|abwesend|nicht im büro|absence|absent)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Absent();

    [GeneratedRegex(
        @"\b(i am|i'm|i will be) (currently |presently )?(out of|away|on (annual |sick |parental )?leave|on holiday|on vacation)\b|\b(ich bin|bin) .{0,30}(nicht im (haus|büro)|abwesend|im urlaub)\b|\b(je suis|je serai) .{0,30}(absent|en congé|en vacances)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Away();

    [GeneratedRegex(
        @"^\s*(undeliverable|undelivered mail|delivery status notification|mail delivery (failed|subsystem)|returned mail|unzustellbar|non remis)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Returned();

    [GeneratedRegex(@"^\s*(re|aw|tr|antw)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(mailer-daemon|postmaster)@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postmaster();

    [GeneratedRegex(
        @"^(-{2,}\s*(original|forwarded|ursprüngliche|message)|on .{4,80} wrote:$|am .{4,80} schrieb|le .{4,80} a écrit|from:\s|von:\s|de\s?:\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Quote();

    [GeneratedRegex(
        @"^(sent from my|get outlook for|von meinem .{2,20} gesendet|envoyé (de|depuis))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex SentFrom();
}

using System.Text.RegularExpressions;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>What the end of a thread makes plain.</summary>
internal enum ThreadSays
{
    /// <summary>The thread says nothing that leads to a next step.</summary>
    Nothing,

    /// <summary>The customer only says thanks.</summary>
    Thanks,

    /// <summary>The customer says that it works again.</summary>
    Solved,

    /// <summary>Somebody of the desk asked the customer, who has not answered.</summary>
    AskedCustomer,

    /// <summary>Somebody of the desk waits for a vendor, carrier or supplier.</summary>
    AskedVendor,
}

/// <summary>Reads the last word of a thread. Only short and plain words count: anything else is nothing plain.</summary>
internal static partial class ThreadReading
{
    private const int LongestThanks = 120;

    /// <summary>What the last note says, and that note.</summary>
    public static (ThreadSays Says, SorNote? Note) Of(SorRecord ticket)
    {
        var last = ticket.Notes.LastOrDefault(n => n.By.Kind is ActorKind.Customer or ActorKind.Person);
        if (last is null)
            return (ThreadSays.Nothing, null);
        var text = PlainText.Of(last.Text.Cut(4_000), []);
        var said = string.Join(' ', Message.Sentences(text));
        if (said.Length == 0)
            said = text;
        return (last.By.Kind == ActorKind.Customer ? Customer(said) : Desk(last, said), last);
    }

    private static ThreadSays Customer(string said)
    {
        if (said.Length > LongestThanks || said.Contains('?', StringComparison.Ordinal) || Doubt().IsMatch(said))
            return ThreadSays.Nothing;
        return Works().IsMatch(said) ? ThreadSays.Solved
            : Thanks().IsMatch(said) ? ThreadSays.Thanks
            : ThreadSays.Nothing;
    }

    private static ThreadSays Desk(SorNote note, string said)
    {
        if (Vendor().IsMatch(said))
            return ThreadSays.AskedVendor;
        return !note.Internal && Asks().IsMatch(said) ? ThreadSays.AskedCustomer : ThreadSays.Nothing;
    }

    [GeneratedRegex(
        @"^\W*((yes|ok|great|perfect|super|thanks?|thank you|thx|hi|hello|danke|merci)\b[\w ]{0,20}[,.! ]*)*(it('s| is)?|all( is)?|that|this|everything( is)?|now it|that's|es|alles|das|ça|cela|tout|c'est)?\s*(all |now |does )?((works?|working|running)( fine| perfectly| well)? (again|now)|fixed( it)?|(is )?(solved|resolved|sorted)|did the trick|works(?= ?[,.!]|$)|(geht|funktioniert|läuft) (jetzt|wieder)|(ist )?(behoben|erledigt)|(re)?marche|résolu)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Works();

    [GeneratedRegex(
        @"^\W*(many |ok,? |great,? |perfect,? |super,? )*(thanks|thank you|thx|cheers|danke|vielen dank|merci(?! (d|de|par)\b)|all good|perfect|great)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Thanks();

    [GeneratedRegex(
        @"\b(not|n.t|never|no longer|but|still|again (not|the same)|only|except|almost|however|nicht|aber|noch|kein\w*|pas|mais|encore|please|could you|can you|bitte|once|after|until|when|if|as soon as|with the|over the|in other|elsewhere|nothing|missing|since|last (week|month|time))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Doubt();

    [GeneratedRegex(
        @"\b(vendor|provider|carrier|supplier|manufacturer|isp)\b[^.!?]{0,60}\b(case|ticket|call|opened|raised|waiting|informed|asked|contacted|will)\b|\b(opened|raised|logged)\b[^.!?]{0,30}\b(case|ticket)\b[^.!?]{0,30}\b(with|at)\b|\bwaiting (for|on) (the )?(vendor|provider|carrier|supplier|manufacturer|isp|part|parts|delivery)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Vendor();

    [GeneratedRegex(
        @"\?\s*$|\b(please (send|tell|let us know|confirm|reply|check|try|call|give|provide)|could you (please )?(send|tell|confirm|try|check)|let us know|waiting for your|bitte (senden|teilen|bestätigen|prüfen)|merci de (nous )?(envoyer|confirmer))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Asks();
}

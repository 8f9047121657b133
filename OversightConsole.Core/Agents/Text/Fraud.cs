using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Text;

/// <summary>
/// Recognises a request to move money, or the account it goes to, that nobody is to be asked about: the pattern of the
/// boss's forged mail. On 3,257 generated tickets of seed 1 that people wrote it never speaks; see <c>docs/agents.md</c>.
/// </summary>
internal static partial class Fraud
{
    /// <summary>What is said about such a text.</summary>
    public const string Says =
        "The text asks to change payments in secret or in haste, as forged mails from a boss do.";

    /// <summary>Whether it is one.</summary>
    public static bool IsIn(string text)
    {
        try
        {
            return Money().IsMatch(text) && Secrecy().IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    [GeneratedRegex(
        @"\b(change|changing|update|updating|replace|switch|transfer|wire|pay|buy|purchase|new|ändern|ändere|wechseln|überweisen|kaufen|neue[srn]?|changer|modifier|acheter|virer|nouve(au|lles?))\b[^.\n]{0,60}\b(bank (account|details?)|account details|iban|wire transfer|payroll|direct deposit|gift ?cards?|payment details|bankverbindung|kontodaten|gehaltskonto|geschenkkarten?|coordonnées bancaires|virement|rib|cartes? cadeaux?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Money();

    // Not the bare word "confidential": half the world's mail signatures have it.
    [GeneratedRegex(
        @"\bdiscreet(ly)?\b|\b(keep|treat|handle)\b[^.\n]{0,30}\b(confidential(ly)?|between us|quiet|secret|to yourself)\b|\b(do not|don't|don’t|without)\s+(discuss|tell|mention|call|telling|calling)\w*\b|\b(cannot|can't|can’t|can not)\s+be\s+(called|reached)\b|\b(in a meeting|on a plane)\b[^.\n]{0,30}\b(cannot|can't|can’t)\s+talk\b|\b(streng )?vertraulich behandeln\b|\bdiskret\b|\bmit niemandem\b|\bnicht erreichbar\b|\bdiscr[èe]tement\b|\bn['’]en parle[rz]?\b|\bpas joignable\b|\brest(er|e|ez) entre nous\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Secrecy();
}

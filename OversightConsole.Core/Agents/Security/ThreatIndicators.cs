using System.Text.RegularExpressions;

namespace OversightConsole.Core.Agents.Security;

/// <summary>What kind of trouble the text shows signs of.</summary>
internal enum Threat
{
    /// <summary>No sign of a threat.</summary>
    None,

    /// <summary>Somebody wants money or bank details to move, in haste and out of sight.</summary>
    PaymentFraud,

    /// <summary>Somebody leaves in anger and at once.</summary>
    HostileLeaver,

    /// <summary>An account acts for somebody else.</summary>
    TakenAccount,

    /// <summary>A program does harm on a device.</summary>
    Malware,

    /// <summary>A mail that lures.</summary>
    Phishing,
}

/// <summary>Reads signs of a threat. In the order of what hurts most when it is missed.</summary>
internal static partial class ThreatIndicators
{
    private const string SignIn = "alert/security/sign-in";
    private const string MalwareClass = "alert/security/malware";
    private const string Leaver = "request/user/leaver";

    public static Threat Of(TicketView view)
    {
        var text = view.Text.All;
        if (Money().IsMatch(text) && Haste().IsMatch(text))
            return Threat.PaymentFraud;
        if ((view.Class == Leaver || Leaves().IsMatch(text)) && Now().IsMatch(text))
            return Threat.HostileLeaver;
        if (view.Class == MalwareClass || Harm().IsMatch(text))
            return Threat.Malware;
        if (view.Class == SignIn || Taken().IsMatch(text))
            return Threat.TakenAccount;
        return Lure().IsMatch(text) ? Threat.Phishing : Threat.None;
    }

    /// <summary>Whether somebody was dismissed this moment: no planned leaver, whom the word alone would mean too.</summary>
    public static bool IsDismissal(string text)
    {
        try
        {
            return Dismissed().IsMatch(text) && Now().IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    [GeneratedRegex(
        @"\b(was|were|has been|have been) (dismissed|fired|let go|terminated)\b|\bfristlos\w*|\blicenci[ée]e?s? (ce matin|aujourd)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Dismissed();

    [GeneratedRegex(
        @"\b(bank (account|details?)|wire transfer|iban|gift ?cards?|change (the |our )?(account|payment) (number|details?)|bankverbindung|überweisung|rib|virement)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Money();

    [GeneratedRegex(
        @"\b(discreet\w*|confidential\w*|do not (discuss|tell|call)|don.t (discuss|tell|call)|cannot be (called|reached)|before noon|right away|immediately|(?<!not )urgent\w*|today|diskret|vertraulich|sofort|discr[eè]t\w*|confidentiel\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Haste();

    [GeneratedRegex(
        @"\b(leaver|was (dismissed|fired|let go|terminated)|has been (dismissed|fired|let go|terminated)|fristlos|gekündigt|licenci[ée]\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Leaves();

    [GeneratedRegex(
        @"\b(now|at once|immediately|right away|minutes ago|effective now|this minute|sofort|ab sofort|imm[ée]diat\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Now();

    [GeneratedRegex(
        @"\b(malware|ransomware|trojan|threats? found|suspicious process|verschlüsselungstrojaner|""alert"":""malware"")\b|\bfiles? (are|were|have been) encrypted\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Harm();

    [GeneratedRegex(
        @"\b(risky sign-?in|impossible travel|high risk user|inbox forwarding rule|failed sign-?ins? for)\b|\b(entered|typed|gave|put in) (my|the|his|her) password\b|\bmails? (are|were|is) (being )?sent (from|in) my (account|name)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Taken();

    [GeneratedRegex(
        @"\bphish\w*\b|\b(suspicious|fake|strange) (e-?)?mail\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Lure();
}

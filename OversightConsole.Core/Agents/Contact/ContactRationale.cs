using OversightConsole.Core.Agents.Senders;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>Says in two or three short lines what a technician can check against the ticket.</summary>
internal static class ContactRationale
{
    private const int MostLines = 3;

    public static string Markdown(SenderClues senderClues, BookPerson person, IReadOnlyList<double> traits) =>
        string.Join('\n', Reasons(senderClues, person, traits).Take(MostLines).Select(l => $"- {l}"));

    private static IEnumerable<string> Reasons(SenderClues senderClues, BookPerson person, IReadOnlyList<double> traits)
    {
        var name = $"**{Markup.Escape(person.Contact.Value.Name)}**";
        if (traits[ContactTraits.Address] > 0)
            yield return $"{Markup.Quote(senderClues.Sender!)} is the address of {name}.";
        else if (traits[ContactTraits.Spelled] > 0)
            yield return $"The sender's address {Markup.Quote(senderClues.Sender!)} spells {name}.";
        if (traits[ContactTraits.Past] > 0)
            yield return $"{traits[ContactTraits.Past] * 100:0} % of this address's closed tickets were {name}'s.";
        if (traits[ContactTraits.Caller] > 0)
            yield return $"The note of the call names {name}.";
        if (traits[ContactTraits.Signed] > 0)
            yield return $"Signed by {name}.";
        else if (traits[ContactTraits.SignedFirst] > 0)
            yield return $"Signed {Markup.Quote(person.First)}, as {name} would.";
        else if (traits[ContactTraits.Named] > 0 && traits[ContactTraits.Caller] <= 0)
            yield return $"The text names {name}.";
        if (traits[ContactTraits.Line] > 0)
            yield return $"The telephone number in the text is {name}'s.";
    }
}

using OversightConsole.Core.Agents.Senders;

namespace OversightConsole.Core.Agents.Company;

/// <summary>Says in two or three short lines what a technician can check against the ticket.</summary>
internal static class CompanyRationale
{
    private const int MostLines = 3;

    public static string Markdown(
        SenderClues senderClues,
        BookCustomer chosen,
        IReadOnlyList<double> traits,
        BookCustomer? alike
    )
    {
        var name = Markup.Escape(chosen.Company.Value.Name);
        var lines = Reasons(senderClues, chosen, traits).Take(alike is null ? MostLines : MostLines - 1).ToList();
        if (lines.Count == 0)
            lines.Add($"The text reads like a ticket of **{name}**.");
        if (alike is not null)
            lines.Add($"Not {Markup.Escape(alike.Company.Value.Name)}, which is a customer of its own.");
        return string.Join('\n', lines.Select(l => $"- {l}"));
    }

    private static IEnumerable<string> Reasons(
        SenderClues senderClues,
        BookCustomer chosen,
        IReadOnlyList<double> traits
    )
    {
        var name = Markup.Escape(chosen.Company.Value.Name);
        if (traits[CompanyTraits.Address] > 0)
            yield return $"{Markup.Quote(senderClues.Sender!)} is the address of {Person(chosen, p => p.Contact.Email == senderClues.Sender)} at **{name}**.";
        else if (traits[CompanyTraits.Domain] > 0)
            yield return $"The sender's domain {Markup.Quote(senderClues.Domain!)} is **{name}**'s.";
        if (traits[CompanyTraits.Past] > 0)
            yield return $"{traits[CompanyTraits.Past] * 100:0} % of this address's closed tickets were **{name}**'s.";
        if (traits[CompanyTraits.Line] > 0)
            yield return $"The telephone number in the text is a line of **{name}**.";
        if (traits[CompanyTraits.Signed] > 0)
            yield return $"Signed by {Person(chosen, p => senderClues.IsSigned(p.Name))} of **{name}**.";
        else if (traits[CompanyTraits.Person] > 0)
            yield return $"The text names {Person(chosen, p => senderClues.Says(p.Name))} of **{name}**.";
        if (traits[CompanyTraits.WholeName] > 0)
            yield return $"The text names **{name}**.";
        if (traits[CompanyTraits.Mentioned] > 0)
            yield return $"The text has an address of **{name}**.";
        if (traits[CompanyTraits.Place] > 0)
            yield return $"The text names a site that only **{name}** has.";
        if (traits[CompanyTraits.Machine] > 0)
            yield return $"The text names a configuration that only **{name}** has.";
        if (traits[CompanyTraits.Spelled] > 0)
            yield return $"The sender's address spells the name of {Person(chosen, p => p.IsSpelledBy(senderClues.NameParts))}.";
    }

    private static string Person(BookCustomer customer, Func<BookPerson, bool> which) =>
        customer.People.FirstOrDefault(which) is { } person ? Markup.Escape(person.Contact.Value.Name) : "a contact";
}

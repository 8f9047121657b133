using System.Text.RegularExpressions;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Security;

/// <summary>What an action would be carried out on.</summary>
/// <param name="Ref">The account, device or sender.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Said">The words of the ticket it was found by.</param>
/// <param name="IsKnown">Whether it stands in the customer's own data.</param>
internal sealed record Target(SorRef Ref, string Name, string Said, bool IsKnown);

/// <summary>Finds the one account, device or sender that a ticket is about; two that fit are none.</summary>
internal static partial class Targets
{
    /// <summary>The account that the text names by login, address or name, but for the requester's own.</summary>
    public static Target? Account(TicketView view, bool orRequester)
    {
        var (text, company) = (view.Text.All, view.Company!.Value.Id);
        var asker = view.Contact?.Value.Id;
        var named = view
            .Catalog.Contacts.Where(c => c.Company == company && c.Value.Id != asker)
            .Select(c => (Contact: c, Said: NamedBy(c, text)))
            .Where(c => c.Said is not null)
            .ToList();
        if (named.Count == 1)
            return Of(named[0].Contact, named[0].Said!);
        if (named.Count > 1)
            return null;
        if (orRequester)
            return view.Contact is { } own ? Of(own, own.Value.Name) : null;
        // Not everybody with an account ever wrote to the desk.
        return Leaving().Match(text) is { Success: true } leaving
            ? new Target(
                ContainmentFields.AccountRef($"{company}/{Slug(leaving.Groups["name"].Value)}"),
                leaving.Groups["name"].Value,
                leaving.Groups["name"].Value,
                IsKnown: false
            )
            : null;
    }

    /// <summary>
    /// The one device that the ticket is linked to or names; a device that monitoring names need not be kept in the
    /// customer's data.
    /// </summary>
    public static Target? Device(TicketView view)
    {
        var (text, company) = (view.Text.All, view.Company!.Value.Id);
        var known = view
            .Catalog.Configurations.Where(c => c.Company == company)
            .Where(c =>
                view.Around.Configurations.Contains(c.Value.Id)
                || Says(text, c.Value.Name)
                || (c.MonitoringName.Length > 0 && Says(text, c.MonitoringName))
            )
            .Select(c => new Target(ContainmentFields.DeviceRef(c.Value.Id), c.Value.Name, c.Value.Name, IsKnown: true))
            .ToList();
        var told =
            view.Actual.Source.Kind == TicketSourceKind.Monitoring
                ? Device().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase)
                : [];
        var others = told.Where(n => !known.Exists(k => Says(n, k.Name)))
            .Select(n => new Target(
                ContainmentFields.DeviceRef($"{company}/{n.ToLowerInvariant()}"),
                n,
                n,
                IsKnown: false
            ));
        return known.Concat(others).ToList() is [var only] ? only : null;
    }

    /// <summary>The one address in the text that is neither the customer's nor the requester's.</summary>
    public static Target? Sender(TicketView view)
    {
        var company = view.Company!;
        var foreign = Address()
            .Matches(view.Text.All)
            .Select(m => m.Value.TrimEnd('.').ToLowerInvariant())
            .Where(a => a != view.Actual.SenderAddress?.ToLowerInvariant())
            .Where(a => !company.Domains.Any(d => a.EndsWith("@" + d, StringComparison.Ordinal)))
            .Distinct()
            .ToList();
        return foreign.Count == 1
            ? new Target(
                ContainmentFields.SenderRef(company.Value.Id, foreign[0]),
                foreign[0],
                foreign[0],
                IsKnown: false
            )
            : null;
    }

    private static Target Of(CatalogContact contact, string said) =>
        new(ContainmentFields.AccountRef(contact.Value.Id), contact.Value.Name, said, IsKnown: true);

    private static string? NamedBy(CatalogContact contact, string text)
    {
        if (Says(text, contact.Value.Name))
            return contact.Value.Name;
        if (contact.Email.Length > 0 && Says(text, contact.Email))
            return contact.Email;
        var names = contact.Value.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length < 2)
            return null;
        var login = $"{names[0][0]}{names[^1]}".ToLowerInvariant();
        return Says(text, login) ? login : null;
    }

    private static bool Says(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            if (IsEdge(text, at - 1) && IsEdge(text, at + word.Length))
                return true;
        return false;
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    private static string Slug(string name) =>
        string.Join('-', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    [GeneratedRegex(
        @"(?<name>\p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+) (was|has been|is|wurde|a été) (just )?(dismissed|fired|let go|terminated|leaving|fristlos|gekündigt|licenci)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Leaving();

    [GeneratedRegex(
        @"(\bdevice: |\bhost"":""|\bendpoint:? |\bcomputer: |\bhostname: | on )(?<name>[A-Z0-9]{2,}-[A-Z0-9-]{2,})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Device();

    [GeneratedRegex(
        @"[A-Z0-9._%+-]{1,64}@[A-Z0-9.-]{1,200}\.[A-Z]{2,24}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Address();
}

using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace OversightConsole.Core.Demo.World;

/// <summary>The customers and members of the demo desk, read from the files beside this one.</summary>
public sealed class DemoWorld
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private DemoWorld()
    {
        Companies = [.. Read<CompanyText[]>("customers.json").Select(ToCompany)];
        Members = Read<DemoMember[]>("members.json");
    }

    /// <summary>The one world; it never changes.</summary>
    public static DemoWorld Instance { get; } = new();

    /// <summary>The customers, without the catch-all company.</summary>
    public IReadOnlyList<DemoCompany> Companies { get; }

    /// <summary>The staff and the API members.</summary>
    public IReadOnlyList<DemoMember> Members { get; }

    /// <summary>The company under which tickets of unknown senders lie.</summary>
    public const string CatchAll = "catchall";

    /// <summary>The customer with that id.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public DemoCompany Company(string id) => Companies.First(c => c.Id == id);

    /// <summary>The contact with that id.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public DemoContact Contact(string id) => Companies.SelectMany(c => c.Contacts).First(c => c.Id == id);

    /// <summary>The staff member with that short name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public DemoMember Member(string id) => Members.First(m => m.Id == id);

    private static DemoCompany ToCompany(CompanyText text)
    {
        var sites = text.Sites.Select(s => new DemoSite($"{text.Id}/{s.Id}", s.Name, s.Address, s.Phone)).ToList();
        return new DemoCompany
        {
            Id = text.Id,
            Name = text.Name,
            Domains = text.Domains,
            Phone = text.Phone,
            SlaId = text.Sla,
            Territory = text.Territory,
            Remarks = text.Remarks,
            IsCoManaged = text.CoManaged,
            IsSeasonal = text.Seasonal,
            Share = text.Share,
            OpensAt = text.Opens,
            ClosesAt = text.Closes,
            App = text.App,
            Sites = sites,
            Contacts = [.. text.Contacts.Select((line, i) => ToContact(text, line, i))],
            Agreements =
            [
                .. text.Agreements.Select(a => new DemoAgreement(
                    $"{text.Id}/{a.Id}",
                    a.Name,
                    a.Type,
                    a.From,
                    a.To,
                    a.Sla,
                    a.Covers ?? [],
                    a.BlockHours
                )),
            ],
            Configurations = [.. text.Configurations.Select(line => ToConfiguration(text.Id, line))],
            Dependencies = [.. text.Depends.Select(line => ToDependency(text.Id, line))],
        };
    }

    private static DemoContact ToContact(CompanyText company, string line, int index)
    {
        var parts = line.Split('|');
        var flags = parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = Plain(parts[0]).Replace("dr. ", "", StringComparison.Ordinal).Split(' ');
        var login = words[0][0] + words[^1].Replace("-", "", StringComparison.Ordinal);
        return new DemoContact
        {
            Id = $"{company.Id}/{string.Join('-', words)}",
            CompanyId = company.Id,
            SiteId = $"{company.Id}/{parts[1]}",
            Name = parts[0],
            Title = parts[2],
            Login = login,
            Email = $"{words[0].Replace("-", "", StringComparison.Ordinal)}.{words[^1]}@{company.Domains[0]}",
            Phone = string.Create(
                CultureInfo.InvariantCulture,
                $"{company.Phone[..^2]}{company.Phone[^2..]} ext. {21 + index}"
            ),
            Language = flags.FirstOrDefault(f => f is "de" or "fr") ?? "en",
            IsVip = flags.Contains("vip"),
            IsApprover = flags.Contains("approver"),
            IsCustomerIt = flags.Contains("it"),
            IsDefault = flags.Contains("default"),
        };
    }

    private static DemoConfiguration ToConfiguration(string company, string line)
    {
        var parts = line.Split('|');
        return new DemoConfiguration(
            $"{company}/{parts[0]}",
            parts[0],
            parts[1],
            parts[2].Length == 0 ? null : $"{company}/{parts[2]}"
        );
    }

    private static DemoDependency ToDependency(string company, string line)
    {
        var parts = line.Split('>');
        return parts[1].StartsWith("site ", StringComparison.Ordinal)
            ? new DemoDependency($"{company}/{parts[0]}", $"{company}/{parts[1][5..]}", null)
            : new DemoDependency($"{company}/{parts[0]}", null, $"{company}/{parts[1]}");
    }

    // Lower case without accents, as in addresses and logins.
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        return plain.ToString();
    }

    private static T Read<T>(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo/World/{file}")!;
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}

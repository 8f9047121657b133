using System.Text.RegularExpressions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>Finds those facts in what is known of a ticket.</summary>
public static partial class PriorityFacts
{
    /// <summary>Something is down that others depend on.</summary>
    public const string Dependents = "dependents";

    /// <summary>Others at the same site have the same trouble.</summary>
    public const string Others = "others";

    /// <summary>Something cannot wait until tomorrow.</summary>
    public const string Deadline = "deadline";

    /// <summary>Somebody asks whom the customer's data calls a VIP.</summary>
    public const string Vip = "vip";

    /// <summary>Within so much time the same trouble at one site counts as one; a site's trouble is told over an hour and more.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(90);

    /// <summary>A whole site or customer cannot work.</summary>
    public const string Standstill = "standstill";

    /// <summary>So many others make it the site's trouble; one may be chance.</summary>
    public const int FewestOthers = 2;

    /// <summary>What the text itself says: that work stands still, that something has to be done the same day.</summary>
    public static IEnumerable<PriorityFact> Said(string text)
    {
        if (StandsStill().Match(text) is { Success: true } still)
            yield return new PriorityFact(
                Standstill,
                0,
                Degree.High,
                Degree.High,
                $"A whole site cannot work: {Markup.Quote(still.Value.Trim())}."
            );
        if (DeadlineToday().Match(text) is { Success: true } today)
            yield return new PriorityFact(
                Deadline,
                0,
                Degree.Low,
                Degree.High,
                $"It cannot wait until tomorrow: {Markup.Quote(today.Value.Trim())}."
            );
    }

    /// <summary>That a VIP asks: such a ticket is never of low urgency.</summary>
    public static PriorityFact? OfVip(TicketView view) =>
        view.Contact is { IsVip: true } vip
            ? new PriorityFact(
                Vip,
                0,
                Degree.Low,
                Degree.Medium,
                $"{Markup.Escape(vip.Value.Name)} is a VIP of {Markup.Escape(view.Company?.Value.Name ?? "the customer")}."
            )
            : null;

    /// <summary>The fact that others have the same trouble.</summary>
    public static PriorityFact OfOthers(string sentence) => new(Others, 1, Degree.Low, Degree.Low, sentence);

    /// <summary>A configuration that is down and has others depending on it.</summary>
    public static PriorityFact? Failing(TicketView view, string leaf)
    {
        if (!leaf.EndsWith("down", StringComparison.Ordinal) && !leaf.EndsWith("offline", StringComparison.Ordinal))
            if (!SaysDown().IsMatch(view.Text.All))
                return null;
        var found = view
            .Catalog.Configurations.Where(c => IsMeant(view, c))
            .Where(c => c.DependentSites.Count + c.Dependents.Count > 0)
            .MaxBy(c => (c.DependentSites.Count, c.Dependents.Count));
        if (found is null)
            return null;
        var sites = found
            .DependentSites.Select(id => view.Company?.Sites.FirstOrDefault(s => s.Value.Id == id)?.Value.Name ?? id)
            .ToList();
        var who = string.Join(", ", sites.Concat(found.Dependents).Take(3).Select(Markup.Escape));
        return new PriorityFact(
            Dependents,
            0,
            sites.Count > 0 ? Degree.High : Degree.Medium,
            sites.Count > 0 ? Degree.High : Degree.Low,
            $"{Markup.Escape(found.Value.Name)} is down, and {who} depend{(sites.Count + found.Dependents.Count == 1 ? "s" : "")} on it."
        );
    }

    /// <summary>Others with the same class at the same site within the last hour.</summary>
    public static PriorityFact? SameTrouble(TicketView view, string leaf, Func<NearTicket, string?> classOf)
    {
        var opened = view.Actual.OpenedAt;
        if (view.Ticket[TicketFields.Site]?.Id is not { } site)
            return null;
        var others = view
            .Around.SameCustomer.Where(n => n.Site == site && n.Parent is null)
            .Where(n => n.OpenedAt <= opened && opened - n.OpenedAt <= Together)
            .Where(n => classOf(n) == leaf)
            .ToList();
        if (others.Count < FewestOthers)
            return null;
        var numbers = string.Join(", ", others.Take(3).Select(n => "#" + Markup.Escape(n.Number)));
        return OfOthers($"{others.Count} others at the same site had the same trouble shortly before: {numbers}.");
    }

    private static bool IsMeant(TicketView view, CatalogConfiguration configuration) =>
        configuration.Company == view.Company?.Value.Id
        && (
            view.Around.Configurations.Contains(configuration.Value.Id)
            || IsNamed(view.Text.All, configuration.Value.Name)
            || (configuration.MonitoringName.Length > 0 && IsNamed(view.Text.All, configuration.MonitoringName))
        );

    private static bool IsNamed(string text, string name) =>
        name.Length >= 4 && text.Contains(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(down|offline|unreachable|not reachable|cannot reach|connection to server lost|stands still|ausgefallen|nicht erreichbar|hors service|injoignable)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex SaysDown();

    [GeneratedRegex(
        @"\b(filing|deadline|court|hearing|closing|exam|payroll run)\b[^.\n]{0,40}\b(?<!\bsince )(today|this (morning|afternoon|evening)|tonight|noon|at \d{1,2}([:.]\d\d)?( ?[ap]m)?)\b|\b(has|have|needs?|must) (to )?(be|go|get|leave)\b[^.\n]{0,20}\b(out|done|ready|sent|filed|finished)\b[^.\n]{0,20}\b(today|tonight|(before|by) noon)\b|\bdue (today|tonight|at noon)\b|\bmuss heute\b|\bheute noch\b|\bdoit\b[^.\n]{0,30}\baujourd['’]hui\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex DeadlineToday();

    [GeneratedRegex(
        @"\b(production (stands still|stopped|is down)|at a standstill|(whole|entire) (office|company|site|plant|school)\b[^.\n]{0,30}\b(cannot|can't|offline|down)|both (plants|sites|offices)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex StandsStill();
}

using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

/// <summary>A ticket as an agent sees it.</summary>
/// <param name="Actual">The ticket as it stands.</param>
/// <param name="Ticket">The same with what earlier agents proposed and nobody has refused yet.</param>
/// <param name="Catalog">What values are valid now.</param>
/// <param name="Now">The instant at which the ticket is looked at.</param>
public sealed record TicketView(SorRecord Actual, SorRecord Ticket, SorCatalog Catalog, DateTimeOffset Now)
{
    /// <summary>Names the thread among the things an agent may rest on.</summary>
    public const string Thread = "thread";

    /// <summary>A ticket that nobody has proposed anything for yet.</summary>
    public TicketView(SorRecord ticket, SorCatalog catalog, DateTimeOffset now)
        : this(ticket, ticket, catalog, now) { }

    /// <summary>What surrounds it, as far as the agent asked for it.</summary>
    public SorSurroundings Around { get; init; } = SorSurroundings.Nothing;

    /// <summary>Closed tickets that read alike, as far as the agent may see them.</summary>
    public IReadOnlyList<ResolvedTicket> Resolved { get; init; } = [];

    /// <summary>Rules of the desk that go before what the agent would say; the first that holds counts.</summary>
    public IReadOnlyList<OversightConsole.Core.Agents.DeskRule> Rules { get; init; } = [];

    /// <summary>The texts of the ticket, made safe to read.</summary>
    public OversightConsole.Core.Agents.Text.TicketReading Text { get; init; } =
        OversightConsole.Core.Agents.Text.TicketReading.Of(Actual);

    /// <summary>The customer it stands on or is proposed to stand on; null while nobody knows.</summary>
    public CatalogCompany? Company =>
        Catalog.Company(Ticket[TicketFields.Company]?.Id) is { IsCatchAll: false } c ? c : null;

    /// <summary>The person who asks, where known.</summary>
    public CatalogContact? Contact => Catalog.Contact(Ticket[TicketFields.Contact]?.Id);

    /// <summary>
    /// Who set a field, where it was a person: nobody overwrites that. A status tells where a ticket stood, and is a
    /// person's word only until the thread goes on.
    /// </summary>
    public Actor? PersonWhoSet(string field) =>
        Around.SetBy.GetValueOrDefault(field) is { Kind: ActorKind.Person } person
        && !(field == TicketFields.Status && WentOnSince(Around.SetAt.GetValueOrDefault(field)))
            ? person
            : null;

    private bool WentOnSince(DateTimeOffset at) =>
        Actual.Notes.Any(n => n.At > at && (n.By.Kind is ActorKind.Person or ActorKind.Customer));

    /// <summary>The class down to where it is given: an item's, a subtype's or a type's id.</summary>
    public string? Class =>
        (Ticket[TicketFields.Item] ?? Ticket[TicketFields.Subtype] ?? Ticket[TicketFields.Type])?.Id;

    /// <summary>What stands under a name of <see cref="IAgent.RestsOn"/>.</summary>
    public string? Fact(string name) =>
        name == Thread
            ? Actual.Notes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : Ticket[name]?.Id;
}

/// <summary>A closed ticket that reads alike, with how it was resolved.</summary>
/// <param name="Number">The number of the resolved ticket.</param>
/// <param name="Summary">The title of the resolved ticket.</param>
/// <param name="Company">The customer of the resolved ticket.</param>
/// <param name="Class">Its class as people read it; null without one.</param>
/// <param name="Resolution">The last note to the customer before it was closed; null when there was none.</param>
/// <param name="Likeness">The likeness to the present ticket, 0–1.</param>
public sealed record ResolvedTicket(
    string Number,
    string Summary,
    string Company,
    string? Class,
    string? Resolution,
    double Likeness
);

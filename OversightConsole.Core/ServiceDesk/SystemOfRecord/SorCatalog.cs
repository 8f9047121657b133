using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>What values are valid now. Read before a person is asked, so that nobody approves what the desk would refuse.</summary>
public sealed record SorCatalog(
    IReadOnlyList<CatalogBoard> Boards,
    IReadOnlyList<CatalogPriority> Priorities,
    IReadOnlyList<CatalogCompany> Companies,
    IReadOnlyList<FieldValue> Members,
    IReadOnlyList<FieldValue> Teams
)
{
    /// <summary>A catalogue that offers nothing.</summary>
    public static readonly SorCatalog Empty = new([], [], [], [], []);

    /// <summary>The customers' people.</summary>
    public IReadOnlyList<CatalogContact> Contacts { get; init; } = [];

    /// <summary>Companies that are no customers any more: reports of the past name them.</summary>
    public IReadOnlyList<FieldValue> FormerCompanies { get; init; } = [];

    /// <summary>
    /// Fields in which an error is severe on this desk, besides those where it shows one customer's ticket to another.
    /// </summary>
    public IReadOnlyList<string> SevereFields { get; init; } = [];

    /// <summary>
    /// The desk's setting: whether an agent may act alone on a ticket of which nobody knows whose it is, and nobody
    /// proposes it either.
    /// </summary>
    public bool ActsWithoutCustomer { get; init; }

    /// <summary>What customers have bought.</summary>
    public IReadOnlyList<CatalogAgreement> Agreements { get; init; } = [];

    /// <summary>The devices and services of the customers.</summary>
    public IReadOnlyList<CatalogConfiguration> Configurations { get; init; } = [];

    /// <summary>The members of <see cref="Members"/> with what decides who gets a ticket.</summary>
    public IReadOnlyList<CatalogMember> Staff { get; init; } = [];

    /// <summary>The priority that impact and urgency give.</summary>
    public IReadOnlyDictionary<(Degree Impact, Degree Urgency), FieldValue> Grid { get; init; } =
        new Dictionary<(Degree Impact, Degree Urgency), FieldValue>();

    /// <summary>The calendar day of an instant, in the desk's zone.</summary>
    public Func<DateTimeOffset, DateOnly> DayOf { get; init; } = at => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The company with that id, or null.</summary>
    public CatalogCompany? Company(string? id) => Companies.FirstOrDefault(c => c.Value.Id == id);

    /// <summary>The contact with that id, or null.</summary>
    public CatalogContact? Contact(string? id) => Contacts.FirstOrDefault(c => c.Value.Id == id);

    /// <summary>What people call a company, a former one too; the id where the desk knows none of that id.</summary>
    public string CompanyName(string id) =>
        (Company(id)?.Value ?? FormerCompanies.FirstOrDefault(c => c.Id == id))?.Name ?? id;

    /// <summary>Whether this is the company of tickets whose customer nobody knows yet.</summary>
    public bool IsCatchAll(FieldValue? company) =>
        company is not null && Companies.Any(c => c.IsCatchAll && c.Value.Id == company.Id);

    /// <summary>The board with that id, or null.</summary>
    public CatalogBoard? Board(string? id) => Boards.FirstOrDefault(b => b.Value.Id == id);

    /// <summary>What a ticket in a status of that id is set aside as, on whatever board.</summary>
    public SetAside SetAsideIn(string? status) =>
        Boards
            .SelectMany(b => b.Statuses)
            .FirstOrDefault(s => s.Value.Id == status && s.SetAside != SetAside.No)
            ?.SetAside
        ?? SetAside.No;

    /// <summary>What people call a class, by an item's, a subtype's or a type's id; null where it is not valid any more.</summary>
    public string? ClassName(string? id)
    {
        foreach (var row in Boards.SelectMany(b => b.Classes))
        {
            if (row.Item?.Id == id && id is not null)
                return $"{row.Subtype.Name} › {row.Item!.Name}";
            if (row.Subtype.Id == id)
                return row.Subtype.Name;
            if (row.Type.Id == id)
                return row.Type.Name;
        }
        return null;
    }

    /// <summary>
    /// Whether board, type, subtype and item may stand together. A missing subtype or item is valid as long as nothing
    /// stands below it.
    /// </summary>
    public bool IsValidClass(string? board, string? type, string? subtype, string? item) =>
        Board(board) is { } b
        && b.Classes.Any(c =>
            c.Type.Id == type
            && (subtype is null ? item is null : c.Subtype.Id == subtype && (item is null || c.Item?.Id == item))
        );
}

/// <summary>A board with its statuses and its valid type → subtype → item rows.</summary>
public sealed record CatalogBoard(
    FieldValue Value,
    IReadOnlyList<CatalogStatus> Statuses,
    IReadOnlyList<CatalogClass> Classes
)
{
    /// <summary>Whether tickets about threats lie here: one that belongs here must not be missed.</summary>
    public bool IsSecurity { get; init; }
}

/// <summary>A status: its SLA stage and whether it closes.</summary>
public sealed record CatalogStatus(FieldValue Value, string Stage, bool Closed)
{
    /// <summary>What a ticket that stands here was set aside as; <see cref="SetAside.No"/> for all ordinary statuses.</summary>
    public SetAside SetAside { get; init; }
}

/// <summary>What a ticket is set aside as, so that nobody works on it.</summary>
public enum SetAside
{
    /// <summary>The status does not set the ticket aside: it is work for the desk.</summary>
    No,

    /// <summary>No work at all: newsletters, automatic replies, bare thanks.</summary>
    Noise,

    /// <summary>A message of monitoring whose cause went away by itself.</summary>
    SelfHealed,
}

/// <summary>One valid row of the hierarchy on a board; <see cref="Item"/> null where the subtype has none.</summary>
public sealed record CatalogClass(FieldValue Type, FieldValue Subtype, FieldValue? Item);

/// <summary>A priority; 1 is the most urgent.</summary>
public sealed record CatalogPriority(FieldValue Value, int Level)
{
    /// <summary>Whether a ticket of this priority must not be missed.</summary>
    public bool IsCritical { get; init; }
}

/// <summary>A desk's catalogue as a run loaded it.</summary>
/// <param name="At">When the desk was asked.</param>
public sealed record LoadedCatalog(SorCatalog Catalog, DateTimeOffset At)
{
    /// <summary>Asks the desk now; call it outside any transaction.</summary>
    public static async Task<LoadedCatalog> FromAsync(ISystemOfRecord desk, TimeProvider time, CancellationToken ct)
    {
        // Before the desk is asked: what it says may be as old as the question.
        var at = time.Now();
        return new LoadedCatalog(await desk.DescribeAsync(ct), at);
    }
}

namespace OversightConsole.Core.ServiceDesk;

/// <summary>What values are valid now. Read before a person is asked, so that nobody approves what the desk would refuse.</summary>
public sealed record SorCatalog(
    IReadOnlyList<CatalogBoard> Boards,
    IReadOnlyList<CatalogPriority> Priorities,
    IReadOnlyList<CatalogCompany> Companies,
    IReadOnlyList<FieldValue> Members,
    IReadOnlyList<FieldValue> Teams
)
{
    /// <summary>The customers' people.</summary>
    public IReadOnlyList<CatalogContact> Contacts { get; init; } = [];

    /// <summary>What customers have bought.</summary>
    public IReadOnlyList<CatalogAgreement> Agreements { get; init; } = [];

    /// <summary>What customers run.</summary>
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

    /// <summary>Whether this is the company that tickets stand on while nobody knows whose they are.</summary>
    public bool IsCatchAll(FieldValue? company) =>
        company is not null && Companies.Any(c => c.IsCatchAll && c.Value.Id == company.Id);

    /// <summary>The board with that id, or null.</summary>
    public CatalogBoard? Board(string? id) => Boards.FirstOrDefault(b => b.Value.Id == id);

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
);

/// <summary>A status: its SLA stage and whether it closes.</summary>
public sealed record CatalogStatus(FieldValue Value, string Stage, bool Closed);

/// <summary>One valid row of the hierarchy on a board; <see cref="Item"/> null where the subtype has none.</summary>
public sealed record CatalogClass(FieldValue Type, FieldValue Subtype, FieldValue? Item);

/// <summary>A priority; 1 is the most urgent.</summary>
public sealed record CatalogPriority(FieldValue Value, int Level);

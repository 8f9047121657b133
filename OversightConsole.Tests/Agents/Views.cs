using OversightConsole.Core.Agents;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents;

/// <summary>Builds what an agent sees, by hand.</summary>
internal static class Views
{
    public static readonly DateTimeOffset Now = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);
    public static readonly FieldValue Northwind = new("northwind", "Northwind Dental Group");
    public static readonly FieldValue New = new("new", "New");
    public static readonly FieldValue WaitingClient = new("waiting-client", "Waiting client");
    public static readonly FieldValue WaitingVendor = new("waiting-vendor", "Waiting vendor");
    public static readonly FieldValue Completed = new("completed", "Completed");
    private static readonly FieldValue Board = new("service-desk", "Service Desk");

    public static readonly SorCatalog Catalog = new(
        [
            new CatalogBoard(
                Board,
                [
                    new CatalogStatus(New, "respond", false),
                    new CatalogStatus(WaitingClient, "waiting", false),
                    new CatalogStatus(WaitingVendor, "waiting", false),
                    new CatalogStatus(Completed, "resolved", false),
                ],
                []
            ),
        ],
        [],
        [new CatalogCompany(Northwind, false, false)],
        [],
        []
    )
    {
        Contacts =
        [
            new CatalogContact(new FieldValue("northwind/dana", "Dana Reyes"), "northwind"),
            new CatalogContact(new FieldValue("northwind/boss", "Pat Boss"), "northwind") { IsApprover = true },
        ],
    };

    /// <summary>A ticket of Northwind on the service desk.</summary>
    public static TicketView Of(
        string summary,
        string text,
        IEnumerable<SorNote>? notes = null,
        params (string Field, FieldValue Value)[] fields
    )
    {
        var set = new Dictionary<string, FieldValue>
        {
            [TicketFields.Summary] = FieldValue.Text(summary),
            [TicketFields.Board] = Board,
            [TicketFields.Status] = New,
            [TicketFields.Company] = Northwind,
        };
        foreach (var (field, value) in fields)
            set[field] = value;
        return new TicketView(
            new SorRecord(
                EmbeddedDesk.RefOf(17),
                new SorVersion("1"),
                set,
                text,
                TicketSource.Email,
                "dana@northwind.example",
                Now.AddHours(-8),
                null,
                [.. notes ?? []],
                null
            ),
            Catalog,
            Now
        );
    }

    public static SorNote Customer(string text) =>
        Note(new Actor(ActorKind.Customer, "northwind/dana", "Dana Reyes"), text);

    public static SorNote Technician(string text, bool isInternal = false) =>
        Note(new Actor(ActorKind.Person, "mtan", "Mei Tan"), text, isInternal);

    public static SorNote Note(Actor by, string text, bool isInternal = false) =>
        new("1", Now.AddHours(-1), by, isInternal, text);
}

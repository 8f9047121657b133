using OversightConsole.Core.Agents;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

/// <summary>Generated tickets, of which the truth is known, as an agent would see them.</summary>
internal static class Generated
{
    /// <summary>Tickets of a seed that no model of the tests was trained on.</summary>
    public static IReadOnlyList<DemoTicket> Tickets(int seed, int days, DateTimeOffset until) =>
        new DemoGenerator(seed, until, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Generate(days);

    /// <summary>As it arrives on the catch-all company from an address nobody knows, or from its own.</summary>
    public static TicketView View(DemoTicket ticket, SorCatalog catalog, bool isSenderKnown, string? company = null)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            [TicketFields.Summary] = FieldValue.Text(ticket.Summary),
            [TicketFields.Company] = catalog.Company(company ?? DemoWorld.CatchAll)!.Value,
            [TicketFields.Board] = catalog.Boards[0].Value,
            [TicketFields.Status] = catalog.Boards[0].Statuses[0].Value,
        };
        return View(fields, ticket.Body, ticket.Source, isSenderKnown ? ticket.Sender : null, ticket.OpenedAt, catalog);
    }

    /// <summary>A ticket put together by hand.</summary>
    public static TicketView View(
        Dictionary<string, FieldValue> fields,
        string body,
        string source,
        string? sender,
        DateTimeOffset at,
        SorCatalog catalog,
        params SorNote[] notes
    ) =>
        new(
            new SorRecord(
                EmbeddedDesk.RefOf(1),
                new SorVersion("1"),
                fields,
                body,
                TicketSource.Of(source),
                sender,
                at,
                null,
                notes,
                null
            ),
            catalog,
            at
        );
}

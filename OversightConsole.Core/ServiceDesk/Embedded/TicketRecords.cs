using System.Globalization;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>A ticket as the seam's record.</summary>
internal static class TicketRecords
{
    public static SorVersion VersionOf(long version) => new(version.ToString(CultureInfo.InvariantCulture));

    public static SorRecord Of(DeskDirectory desk, Ticket ticket, IEnumerable<TicketNote> notes) =>
        new(
            EmbeddedDesk.RefOf(ticket.Id),
            VersionOf(ticket.Version),
            TicketValues.Read(desk, ticket),
            ticket.Description,
            TicketSource.Of(ticket.Source),
            ticket.SenderAddress,
            ticket.OpenedAt,
            ticket.ClosedAt,
            [
                .. notes.Select(n => new SorNote(
                    n.Id.ToString(CultureInfo.InvariantCulture),
                    n.At,
                    n.By,
                    n.IsInternal,
                    n.Text
                )),
            ],
            ticket is { DueAt: { } at, DueStage: { } stage } ? new SorDue(Codes.Of(stage), ticket.OpenedAt, at) : null
        )
        {
            IsUntouched = ticket.Version == 1,
        };
}

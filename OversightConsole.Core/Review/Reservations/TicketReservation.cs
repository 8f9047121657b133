using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Review.Reservations;

/// <summary>Who works on a ticket now. Reading claims nothing; the first decision key does.</summary>
public sealed class TicketReservation
{
    public required SorRef Ticket { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public DateTimeOffset Until { get; init; }
}

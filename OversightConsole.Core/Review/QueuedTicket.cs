using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Review;

/// <summary>
/// What the list needs of a ticket, as the pipeline last saw it, so that sorting by the clock does not ask the system of
/// record for every row.
/// </summary>
public sealed class QueuedTicket
{
    public required SorRef Ticket { get; init; }

    public string Subject { get; set; } = "";

    public string? Company { get; set; }

    public string? Contact { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? DueStartedAt { get; set; }

    public bool Closed { get; set; }

    /// <summary>What the search looks in: number, subject and company, folded here because SQLite folds ASCII alone.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Text as the search compares it.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>Brings <see cref="Folded"/> in step with the rest.</summary>
    public void Refold() => Folded = Fold(string.Join('\n', Ticket.Text, Subject, Company));
}

using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.Tickets;

/// <summary>A row of the list. It keeps its place until the reader moves on, whatever becomes of its ticket.</summary>
public sealed class TicketRow(QueueTicket ticket)
{
    public QueueTicket Ticket { get; private set; } = ticket;

    /// <summary>Why nothing on it waits for this reader any more; it stands dimmed where it stood. Null while it waits.</summary>
    public string? GoneBecause { get; private set; }

    public bool Gone => GoneBecause is not null;

    public string State =>
        Gone ? "decided"
        : Ticket.ReservedBy is null ? "waiting"
        : "claimed";

    public void Update(QueueTicket ticket)
    {
        Ticket = ticket;
        GoneBecause = null;
    }

    public void MarkGone(string because) => GoneBecause = because;
}

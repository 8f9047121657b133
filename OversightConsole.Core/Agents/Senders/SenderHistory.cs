using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>A history for each desk: the company of an address means nothing on another.</summary>
internal sealed class SenderHistories
{
    private readonly Dictionary<string, SenderHistory> _byConnection = new(StringComparer.Ordinal);

    /// <summary>The history of the desk that the ticket lies on.</summary>
    public SenderHistory Of(SorRef ticket)
    {
        if (!_byConnection.TryGetValue(ticket.Connection, out var history))
            _byConnection[ticket.Connection] = history = new SenderHistory();
        return history;
    }
}

/// <summary>
/// The customers of the earlier closed tickets of each sender. Tickets are added from the oldest to the newest, so
/// that each one sees its own past alone.
/// </summary>
internal sealed class SenderHistory
{
    private readonly Dictionary<string, Dictionary<(string Company, string? Contact), int>> _past = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What was known of an address so far.</summary>
    public IReadOnlyList<SenderPast> Of(string? sender) =>
        sender is not null && _past.TryGetValue(sender, out var past)
            ? [.. past.Select(p => new SenderPast(p.Key.Company, p.Key.Contact, p.Value))]
            : [];

    /// <summary>Goes on past this ticket.</summary>
    public void Add(SorRecord ticket)
    {
        if (ticket.SenderAddress is not { } sender || ticket[TicketFields.Company] is not { } company)
            return;
        if (!_past.TryGetValue(sender, out var past))
            _past[sender] = past = [];
        var key = (company.Id, ticket[TicketFields.Contact]?.Id);
        past[key] = past.GetValueOrDefault(key) + 1;
    }
}

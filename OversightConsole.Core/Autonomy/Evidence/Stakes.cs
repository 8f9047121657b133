using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Autonomy;

/// <summary>
/// Which values must not be missed and in which fields an error is severe: an average hides both, so each has a claim of
/// its own.
/// </summary>
public static class Stakes
{
    private static readonly HashSet<(string Field, string Id)> Critical =
    [
        (TicketFields.Priority, "p1"),
        (TicketFields.Board, "security"),
    ];

    // Wrong company, wrong merge: shows one customer's ticket to another.
    private static readonly HashSet<string> Severe = [TicketFields.Company, TicketFields.Parent];

    /// <summary>Whether one of the values is critical: P1, or a ticket of the security board.</summary>
    public static bool IsCritical(IEnumerable<FieldChange> values) =>
        values.Any(v => v.After is { } after && Critical.Contains((v.Field, after.Id)));

    /// <summary>Whether an action on these fields could name a critical value at all.</summary>
    public static bool CanBeCritical(IEnumerable<string> fields) => fields.Any(f => Critical.Any(c => c.Field == f));

    /// <summary>Whether being wrong in one of these fields is severe.</summary>
    public static bool IsSevere(IEnumerable<string> fields) => fields.Any(Severe.Contains);
}

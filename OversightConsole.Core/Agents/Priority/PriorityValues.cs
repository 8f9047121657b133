using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>What impact and urgency write.</summary>
internal static class PriorityValues
{
    /// <summary>The three fields that stand together.</summary>
    public static IReadOnlyList<SetField> Of((Degree Impact, Degree Urgency) degrees, FieldValue priority) =>
        [
            new(TicketFields.Impact, Value(degrees.Impact)),
            new(TicketFields.Urgency, Value(degrees.Urgency)),
            new(TicketFields.Priority, priority),
        ];

    /// <summary>The priority so many levels up (positive) or down, as far as there are levels.</summary>
    public static FieldValue Moved(SorCatalog catalog, FieldValue priority, int raise)
    {
        var levels = catalog.Priorities.OrderBy(p => p.Level).ToList();
        var at = levels.FindIndex(p => p.Value.Id == priority.Id);
        return at < 0 ? priority : levels[Math.Clamp(at - raise, 0, levels.Count - 1)].Value;
    }

    private static FieldValue Value(Degree degree) => new(PriorityKnowledge.Code(degree), degree.ToString());
}

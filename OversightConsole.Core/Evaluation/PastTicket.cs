using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Evaluation;

/// <summary>A ticket as it came in.</summary>
internal static class PastTicket
{
    /// <summary>Fields that agents set from nothing; with a value they would say that it is set already.</summary>
    private static readonly string[] Blank =
    [
        TicketFields.Type,
        TicketFields.Subtype,
        TicketFields.Item,
        TicketFields.Agreement,
        TicketFields.Team,
        TicketFields.Owner,
        TicketFields.Parent,
    ];

    /// <summary>
    /// Takes back what was changed since it was opened, the thread included. A ticket that was entered with its class at
    /// once is shown without it.
    /// </summary>
    public static SorRecord AsItCame(SorRecord now, IReadOnlyList<SorChange> history)
    {
        var fields = new Dictionary<string, FieldValue>(now.Fields, StringComparer.Ordinal);
        var opened = history.Count == 0 ? now.OpenedAt : history[0].At;
        foreach (var change in history.Reverse().TakeWhile(c => c.At > opened))
            Set(fields, change.Field, change.Before);
        foreach (var field in Blank)
            fields.Remove(field);
        return now with { Fields = fields, ClosedAt = null, Notes = [], IsUntouched = true, Due = null };
    }

    private static void Set(Dictionary<string, FieldValue> fields, string field, FieldValue? value)
    {
        if (field is SorChange.Created or SorChange.Note)
            return;
        if (value is null)
            fields.Remove(field);
        else
            fields[field] = value;
    }
}

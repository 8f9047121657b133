namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>A column with what it probably stands for.</summary>
/// <param name="Name">The name of the column in the header.</param>
/// <param name="Field">The guess; null when the column is better left out.</param>
/// <param name="Confidence">How sure the guess is, 0 to 1.</param>
public sealed record ColumnGuess(string Name, ImportField? Field, double Confidence);

/// <summary>Guesses a mapping from column names, and from the first values where a wrong guess would reject every row.</summary>
internal static class MappingGuess
{
    private static readonly (ImportField Field, double Confidence, string[] Names)[] Known =
    [
        (ImportField.Id, 0.95, ["id", "ticketid", "issueid", "incidentid", "ticketnumber", "externalid", "ticketno"]),
        (ImportField.Id, 0.8, ["number", "ticket", "issuekey", "key", "casenumber"]),
        (ImportField.Summary, 0.95, ["summary", "title", "subject", "shortdescription"]),
        (ImportField.Body, 0.95, ["body", "description", "details", "longdescription", "initialdescription"]),
        (ImportField.Body, 0.7, ["message", "content", "problem"]),
        (ImportField.Text, 0.95, ["text", "tickettext", "document"]),
        (ImportField.Company, 0.95, ["company", "customer", "client", "companyname", "customername"]),
        (ImportField.Company, 0.7, ["account", "organisation", "organization"]),
        (ImportField.Contact, 0.9, ["contact", "requester", "contactname", "requestedby", "caller", "reporter"]),
        (ImportField.Sender, 0.9, ["sender", "from", "email", "senderaddress", "emailaddress", "contactemail"]),
        (ImportField.Board, 0.95, ["board", "queue", "serviceboard"]),
        (ImportField.Type, 0.95, ["type", "tickettype", "issuetype"]),
        (ImportField.Subtype, 0.95, ["subtype", "subcategory", "ticketsubtype"]),
        (ImportField.Item, 0.9, ["item", "ticketitem"]),
        (ImportField.Category, 0.95, ["category", "cat", "label", "topicgroup", "class"]),
        (ImportField.Priority, 0.95, ["priority", "prio"]),
        (ImportField.Status, 0.95, ["status", "state", "ticketstatus"]),
        (ImportField.Opened, 0.95, ["opened", "openedat", "created", "createdat", "creationdate", "dateentered"]),
        (ImportField.Opened, 0.8, ["date", "createdon", "opendate", "createddate", "creatediso"]),
        (ImportField.Closed, 0.95, ["closed", "closedat", "dateclosed", "closeddate"]),
        (ImportField.Closed, 0.8, ["resolved", "resolvedat", "resolutiondate"]),
        (ImportField.Source, 0.9, ["source", "channel", "contacttype"]),
        (ImportField.Notes, 0.9, ["notes", "note", "comments", "resolution", "resolutionnotes", "worknotes"]),
    ];

    /// <summary>A guess per column; together they always form a mapping without contradictions.</summary>
    /// <param name="columns">The header.</param>
    /// <param name="fits">Whether the first values of a column can be read as that field.</param>
    public static IReadOnlyList<ColumnGuess> Of(IReadOnlyList<string> columns, Func<int, ImportField, bool> fits)
    {
        var candidates =
            from index in Enumerable.Range(0, columns.Count)
            from known in Known
            where known.Names.Contains(Plain(columns[index])) && fits(index, known.Field)
            orderby known.Confidence descending, index
            select (index, known.Field, known.Confidence);
        var chosen = new Dictionary<int, (ImportField Field, double Confidence)>();
        foreach (var (index, field, confidence) in candidates)
        {
            if (!chosen.ContainsKey(index) && !chosen.Values.Any(c => Excludes(c.Field, field)))
                chosen[index] = (field, confidence);
        }
        if (!chosen.Values.Any(c => c.Field == ImportField.Type || c.Field == ImportField.Category))
            Drop(chosen, ImportField.Subtype);
        if (!chosen.Values.Any(c => c.Field == ImportField.Subtype))
            Drop(chosen, ImportField.Item);
        if (columns.Count == 1 && chosen.Count == 0)
            chosen[0] = (ImportField.Text, 0.6);
        return
        [
            .. columns.Select(
                (name, i) =>
                    chosen.TryGetValue(i, out var c)
                        ? new ColumnGuess(name, c.Field, c.Confidence)
                        : new ColumnGuess(name, null, 0)
            ),
        ];
    }

    private static bool Excludes(ImportField chosen, ImportField field) =>
        chosen == field
        || Pair(chosen, field, ImportField.Text, ImportField.Summary)
        || Pair(chosen, field, ImportField.Text, ImportField.Body)
        || Pair(chosen, field, ImportField.Category, ImportField.Type)
        || Pair(chosen, field, ImportField.Category, ImportField.Board);

    private static bool Pair(ImportField a, ImportField b, ImportField one, ImportField other) =>
        (a == one && b == other) || (a == other && b == one);

    private static void Drop(Dictionary<int, (ImportField Field, double Confidence)> chosen, ImportField field)
    {
        foreach (var (index, _) in chosen.Where(c => c.Value.Field == field).ToList())
            chosen.Remove(index);
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}

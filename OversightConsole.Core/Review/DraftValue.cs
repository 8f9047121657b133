using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Review;

/// <summary>
/// A proposed text as a person changed it. Over the wire the ids of the fields before it come first, then the text, which
/// may itself contain the separator.
/// </summary>
internal static class DraftValue
{
    private const char Separator = '|';
    private const int LongestNote = 20_000;
    private const int LongestSummary = 300;

    /// <summary>The values, or null when the text is empty or too long, or a field before it is not valid.</summary>
    public static IReadOnlyList<FieldChange>? Decode(ProposedAction action, string value, SorCatalog catalog)
    {
        var parts = value.Split(Separator, action.Changes.Count);
        if (parts.Length != action.Changes.Count)
            return null;
        var values = new List<FieldChange>();
        foreach (var (change, part) in action.Changes.Zip(parts))
        {
            if (To(change, part, catalog) is not { } to)
                return null;
            values.Add(change with { After = to });
        }
        return values;
    }

    private static FieldValue? To(FieldChange change, string part, SorCatalog catalog)
    {
        if (TicketFields.IsText(change.Field))
        {
            var longest = change.Field == TicketFields.Summary ? LongestSummary : LongestNote;
            return string.IsNullOrWhiteSpace(part) || part.Length > longest ? null : FieldValue.Text(part.Trim());
        }
        if (change.After?.Id == part)
            return change.After;
        return change.Field == TicketFields.Status
            ? catalog.Boards.SelectMany(b => b.Statuses).FirstOrDefault(s => s.Value.Id == part)?.Value
            : null;
    }
}

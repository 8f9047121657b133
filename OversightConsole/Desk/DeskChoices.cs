using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Desk;

/// <summary>What may be chosen in a field, given what is chosen in those it depends on.</summary>
internal static class DeskChoices
{
    /// <summary>The fields of the form, in its order.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        TicketFields.Board,
        TicketFields.Status,
        TicketFields.Type,
        TicketFields.Subtype,
        TicketFields.Item,
        TicketFields.Company,
        TicketFields.Site,
        TicketFields.Contact,
        TicketFields.Agreement,
        TicketFields.Impact,
        TicketFields.Urgency,
        TicketFields.Priority,
        TicketFields.Team,
        TicketFields.Owner,
    ];

    private static readonly Dictionary<string, string[]> Dependents = new(StringComparer.Ordinal)
    {
        [TicketFields.Board] = [TicketFields.Status, TicketFields.Type, TicketFields.Subtype, TicketFields.Item],
        [TicketFields.Type] = [TicketFields.Subtype, TicketFields.Item],
        [TicketFields.Subtype] = [TicketFields.Item],
        [TicketFields.Company] = [TicketFields.Site, TicketFields.Contact, TicketFields.Agreement],
    };

    /// <summary>Whether the field may be empty.</summary>
    public static bool IsOptional(string field) =>
        field
            is not (
                TicketFields.Board
                or TicketFields.Status
                or TicketFields.Company
                or TicketFields.Impact
                or TicketFields.Urgency
                or TicketFields.Priority
            );

    /// <summary>The valid values of <paramref name="field"/> beside the other values of <paramref name="draft"/>.</summary>
    public static IReadOnlyList<FieldValue> For(
        DeskDirectory desk,
        string field,
        IReadOnlyDictionary<string, string?> draft
    )
    {
        string? Of(string name) => draft.GetValueOrDefault(name);
        var rows = desk.BoardClasses[Of(TicketFields.Board) ?? ""];
        return field switch
        {
            TicketFields.Board => [.. desk.Boards.Select(b => new FieldValue(b.Id, b.Name))],
            TicketFields.Status =>
            [
                .. desk.Statuses[Of(TicketFields.Board) ?? ""].Select(s => new FieldValue(s.Id, s.Name)),
            ],
            TicketFields.Type => Classes(desk, rows.Select(r => r.TypeId)),
            TicketFields.Subtype => Classes(
                desk,
                rows.Where(r => r.TypeId == Of(TicketFields.Type)).Select(r => r.SubtypeId)
            ),
            TicketFields.Item => Classes(
                desk,
                rows.Where(r => r.SubtypeId == Of(TicketFields.Subtype)).Select(r => r.ItemId).OfType<string>()
            ),
            TicketFields.Company => [.. desk.Catalog.Companies.Select(c => c.Value)],
            TicketFields.Site => ByName(
                desk.Sites.Values.Where(s => s.CompanyId == Of(TicketFields.Company)),
                s => new FieldValue(s.Id, s.Name)
            ),
            TicketFields.Contact => ByName(
                desk.Contacts.Values.Where(c => c.CompanyId == Of(TicketFields.Company) && !c.IsInactive),
                c => new FieldValue(c.Id, c.Name)
            ),
            TicketFields.Agreement => ByName(
                desk.Agreements.Values.Where(a => a.CompanyId == Of(TicketFields.Company) && !a.IsCancelled),
                a => new FieldValue(a.Id, a.Name)
            ),
            TicketFields.Impact or TicketFields.Urgency =>
            [
                .. Enum.GetValues<Degree>().Select(d => new FieldValue(Codes.Of(d), d.ToString())),
            ],
            TicketFields.Priority => [.. desk.Priorities.Select(p => new FieldValue(p.Id, p.Name))],
            TicketFields.Team => desk.Catalog.Teams,
            TicketFields.Owner => desk.Catalog.Members,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown ticket field."),
        };
    }

    /// <summary>Sets a value and drops what is no longer valid below it; a status falls back to the board's first.</summary>
    public static void Set(DeskDirectory desk, Dictionary<string, string?> draft, string field, string? id)
    {
        draft[field] = string.IsNullOrEmpty(id) ? null : id;
        foreach (var dependent in Dependents.GetValueOrDefault(field, []))
        {
            var valid = For(desk, dependent, draft);
            if (draft.GetValueOrDefault(dependent) is { } value && valid.Any(v => v.Id == value))
                continue;
            draft[dependent] = dependent == TicketFields.Status ? valid[0].Id : null;
        }
    }

    /// <summary>The field's name on screen.</summary>
    public static string Label(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    private static List<FieldValue> Classes(DeskDirectory desk, IEnumerable<string> ids) =>
        [.. ids.Distinct().Select(id => new FieldValue(id, desk.Classes[id].Name))];

    private static List<FieldValue> ByName<T>(IEnumerable<T> rows, Func<T, FieldValue> value) =>
        [.. rows.Select(value).OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase)];
}

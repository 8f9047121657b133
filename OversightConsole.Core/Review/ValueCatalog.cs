using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>The values a line may take, as the system of record allows them now: what an override may choose.</summary>
public static class ValueCatalog
{
    private const char Separator = '|';
    private const string Class = "board+type+subtype+item";
    private const string PriorityKey = "impact+urgency+priority";
    private const string TeamKey = "team+owner";
    private const string StatusKey = "status+board";

    private static readonly HashSet<string> Searchable =
    [
        Class,
        PriorityKey,
        TeamKey,
        TicketFields.Priority,
        StatusKey,
        TicketFields.Company,
        TicketFields.Contact,
        TicketFields.Agreement,
        TicketFields.Team,
        TicketFields.Owner,
        TicketFields.Board,
        TicketFields.Impact,
        TicketFields.Urgency,
    ];

    /// <summary>What goes over the wire for these values: ids joined in the order of the fields.</summary>
    public static string Encode(IEnumerable<FieldChange> values) =>
        string.Join(Separator, values.Select(v => v.After?.Id ?? ""));

    /// <summary>
    /// The values behind <paramref name="value"/>, with their names from the catalogue, or null when they are not valid
    /// together now.
    /// </summary>
    public static IReadOnlyList<FieldChange>? Decode(ProposedAction action, string value, SorCatalog catalog)
    {
        if (action.Changes.Any(c => TicketFields.IsText(c.Field)))
            return DraftValue.Decode(action, value, catalog);
        if (action.FieldKey == TicketFields.Parent)
            return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? [action.Changes[0] with { After = new FieldValue(value, "#" + value) }]
                : null;
        var ids = value.Split(Separator);
        return ids.Length != action.Changes.Count ? null : All(action, catalog).FirstOrDefault(v => Encode(v) == value);
    }

    /// <summary>Whether there may be other values than those the agent offers: free text, or what the catalogue knows.</summary>
    public static bool HasMore(ProposedAction action) =>
        Searchable.Contains(action.FieldKey) || action.Changes.Any(c => TicketFields.IsText(c.Field));

    private static readonly Degree[] Degrees = Enum.GetValues<Degree>();

    private static FieldValue Of(Degree degree) => new(Codes.Of(degree), degree.ToString());

    /// <summary>Every valid value for the action's fields; empty when the catalogue does not know them.</summary>
    public static IEnumerable<IReadOnlyList<FieldChange>> All(ProposedAction action, SorCatalog catalog)
    {
        var before = action.Changes.ToDictionary(c => c.Field, c => c.Before);
        FieldChange To(string field, FieldValue? value) => new(field, before.GetValueOrDefault(field), value);
        return action.FieldKey switch
        {
            Class => catalog.Boards.SelectMany(b =>
                Classes(b)
                    .Select(c =>
                        (IReadOnlyList<FieldChange>)
                            [
                                To(TicketFields.Board, b.Value),
                                To(TicketFields.Type, c.Type),
                                To(TicketFields.Subtype, c.Subtype),
                                To(TicketFields.Item, c.Item),
                            ]
                    )
            ),
            PriorityKey => catalog.Priorities.SelectMany(p =>
                Degrees
                    .SelectMany(i => Degrees.Select(u => (Impact: i, Urgency: u)))
                    .Select(d =>
                        (IReadOnlyList<FieldChange>)
                            [
                                To(TicketFields.Impact, Of(d.Impact)),
                                To(TicketFields.Urgency, Of(d.Urgency)),
                                To(TicketFields.Priority, p.Value),
                            ]
                    )
            ),
            TeamKey => catalog.Teams.SelectMany(t =>
                catalog
                    .Staff.Where(m => m.Team?.Id == t.Id)
                    .Select(m => (FieldValue?)m.Value)
                    .Prepend(null)
                    .Select(o => (IReadOnlyList<FieldChange>)[To(TicketFields.Team, t), To(TicketFields.Owner, o)])
            ),
            TicketFields.Priority => One(catalog.Priorities.Select(p => p.Value)),
            StatusKey => catalog.Boards.SelectMany(b =>
                b.Statuses.Select(s =>
                    (IReadOnlyList<FieldChange>)[To(TicketFields.Status, s.Value), To(TicketFields.Board, b.Value)]
                )
            ),
            TicketFields.Company => One(catalog.Companies.Select(c => c.Value)),
            // Nobody else's people and agreements: the proposal says whose the ticket is.
            TicketFields.Contact => One(
                catalog
                    .Contacts.Where(c => c.Company == catalog.Contact(Proposed(action))?.Company)
                    .Select(c => c.Value)
            ),
            TicketFields.Agreement => One(
                catalog
                    .Agreements.Where(a =>
                        a.Company == catalog.Agreements.FirstOrDefault(o => o.Value.Id == Proposed(action))?.Company
                    )
                    .Select(a => (FieldValue?)a.Value)
                    .Append(null)
            ),
            TicketFields.Team => One(catalog.Teams),
            TicketFields.Owner => One(catalog.Members),
            TicketFields.Board => One(catalog.Boards.Select(b => b.Value)),
            TicketFields.Impact or TicketFields.Urgency => One(Degrees.Select(Of)),
            _ => [],
        };

        // People often stop at the subtype or the type, and agents learn that from them: those are values too.
        static IEnumerable<(FieldValue Type, FieldValue? Subtype, FieldValue? Item)> Classes(CatalogBoard board) =>
            board
                .Classes.SelectMany(c =>
                    new (FieldValue, FieldValue?, FieldValue?)[]
                    {
                        (c.Type, c.Subtype, c.Item),
                        (c.Type, c.Subtype, null),
                        (c.Type, null, null),
                    }
                )
                .Distinct();

        IEnumerable<IReadOnlyList<FieldChange>> One(IEnumerable<FieldValue?> values) =>
            values.Select(v => (IReadOnlyList<FieldChange>)[To(action.FieldKey, v)]);
    }

    private static string? Proposed(ProposedAction action) => action.Changes[0].After?.Id;

    /// <summary>An option for people, with the board where it is another one than the agent's.</summary>
    public static ValueOption Option(ProposedAction action, IReadOnlyList<FieldChange> values)
    {
        var chosen = action.With(values);
        var elsewhere =
            ProposalText.MovesTo(chosen) is { } board && board != ProposalText.MovesTo(action) ? $" ({board})" : "";
        return new ValueOption(Encode(values), ProposalText.Value(chosen, after: true) + elsewhere);
    }

    /// <summary>Options whose label or path has every word of <paramref name="text"/>, shortest label first.</summary>
    public static IReadOnlyList<ValueOption> Search(ProposedAction action, SorCatalog catalog, string text, int most)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. All(action, catalog)
                .Where(v =>
                    words.All(w => v.Any(c => c.After?.Name.Contains(w, StringComparison.OrdinalIgnoreCase) == true))
                )
                .Select(v => new ValueOption(
                    Encode(v),
                    string.Join(" › ", v.Where(c => c.After is not null).Select(c => c.After!.Name))
                ))
                .OrderBy(o => o.Label, StringComparer.CurrentCulture)
                .Take(most),
        ];
    }
}

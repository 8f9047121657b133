using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>Tells a row as the story of a ticket in the desk's own ids.</summary>
internal sealed class ImportedRowBuilder(DeskDirectory desk, DeskNames names, Actor by, DateTimeOffset now)
{
    private readonly ILookup<string, Contact> _contacts = desk
        .Contacts.Values.SelectMany(c =>
            new[] { c.Name, c.Email }.Where(n => n.Length > 0).Select(n => (Name: n, Contact: c))
        )
        .ToLookup(c => c.Name, c => c.Contact, StringComparer.OrdinalIgnoreCase);

    /// <summary>The story, or null with the reason why the row stays out.</summary>
    public TicketStory? Tell(ImportRow row, out string? reason)
    {
        reason = null;
        var opening = new List<SetField>();
        var priority = row.Priority is { } p ? ValueSynonyms.Priority(desk.Priorities, p) : null;
        if (row.Priority is not null && priority is null)
            return Out(
                out reason,
                $"Its priority \"{row.Priority}\" is none of {List(desk.Priorities.Select(x => x.Name))}."
            );
        if (row.Subtype is not null && row.Type is null || row.Item is not null && row.Subtype is null)
            return Out(out reason, "It has a subtype or item, but not the type or subtype above it.");
        var meansClosed = row.Status is { } word ? ValueSynonyms.MeansClosed(word) : null;
        var known = row.Board is { } named
            ? desk.Boards.FirstOrDefault(b => Same(b.Name, named) || Same(b.Id, named))
            : null;
        var status =
            row.Status is { } s && known is not null
                ? desk.Statuses[known.Id].FirstOrDefault(x => Same(x.Name, s) || Same(x.Id, s))
                : null;
        if (row.Status is not null && status is null && meansClosed is null && !row.Closed)
            return Out(
                out reason,
                $"Its status \"{row.Status}\" is not one of the board's, nor a usual word for open or closed."
            );
        var closed = row.Closed || (status?.IsClosed ?? meansClosed ?? false);
        // Without a board an open ticket starts where the desk's tickets start; a closed one must not look as if triage closed it.
        var board =
            row.Board is not null || row.Type is not null || closed ? names.Board(row.Board) : desk.Boards[0].Id;
        if (board is null)
            return Out(out reason, $"Its board \"{row.Board}\" is new, and {DeskNames.ClassesFull}");
        opening.Add(SetField.To(TicketFields.Board, board));
        if (row.Type is not null)
        {
            if (names.Class(board, row.Type, row.Subtype, row.Item) is not { } path)
                return Out(
                    out reason,
                    DeskNames.IsImported(board)
                        ? $"Its class \"{Path(row)}\" is new, and {DeskNames.ClassesFull}"
                        : $"The class \"{Path(row)}\" is not valid on the board {row.Board}."
                );
            opening.Add(SetField.To(TicketFields.Type, path[0]));
            if (path[1] is not null)
                opening.Add(SetField.To(TicketFields.Subtype, path[1]));
            if (path[2] is not null)
                opening.Add(SetField.To(TicketFields.Item, path[2]));
        }
        var company = row.Company is null ? null : names.Company(row.Company);
        if (row.Company is not null && company is null)
            return Out(out reason, $"Its company \"{row.Company}\" is new, and {DeskNames.CompaniesFull}");
        var contact = row.Contact is null ? null : Find(row.Contact, company);
        company ??= contact?.CompanyId;
        if (company is not null)
            opening.Add(SetField.To(TicketFields.Company, company));
        if (contact is not null)
            opening.Add(SetField.To(TicketFields.Contact, contact.Id));
        if (priority is not null)
            opening.Add(SetField.To(TicketFields.Priority, priority.Id));
        if (status is { IsClosed: false } && !closed)
            opening.Add(SetField.To(TicketFields.Status, status.Id));
        var openedAt = row.OpenedAt ?? row.ClosedAt ?? now;
        var ticket = new NewTicket
        {
            Summary = row.Summary,
            Description = row.Body,
            Source = row.Source ?? TicketSource.Import.Code,
            SenderAddress = row.Sender,
            OpenedAt = openedAt,
            ExternalKey = row.Key,
            Fields = opening,
        };
        var unknown = row.Contact is not null && contact is null ? $"Requester as imported: {row.Contact}" : null;
        return new TicketStory(ticket, by, Steps(row, board, status, closed, openedAt, unknown));
    }

    /// <summary>Whether the story ends with the ticket closed: only then does an imported one change a field at all.</summary>
    public static bool Closes(TicketStory story) => story.Steps.Any(s => s.Changes.Count > 0);

    private List<TicketStep> Steps(
        ImportRow row,
        string board,
        BoardStatus? status,
        bool closed,
        DateTimeOffset openedAt,
        string? requester
    )
    {
        var steps = new List<TicketStep>(2);
        var notes = string.Join("\n\n", new[] { row.Notes, requester }.OfType<string>());
        var note = notes.Length > 0 ? new AddNote(notes, Internal: true) : null;
        var at = closed ? row.ClosedAt ?? openedAt : openedAt;
        IReadOnlyList<SetField> changes = closed
            ? [SetField.To(TicketFields.Status, status is { IsClosed: true } ? status.Id : ClosingStatus(board))]
            : [];
        if (changes.Count > 0 || note is not null)
            steps.Add(new TicketStep(at, by, changes, note));
        return steps;
    }

    private string ClosingStatus(string board) =>
        desk.Statuses[board].LastOrDefault(s => s.IsClosed)?.Id ?? DeskNames.ClosedStatus;

    /// <summary>The one contact of that name or address; of several namesakes none is taken.</summary>
    private Contact? Find(string contact, string? company)
    {
        var found = _contacts[contact]
            .Where(c => company is null || c.CompanyId == company)
            .Distinct()
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static TicketStory? Out(out string? reason, string sentence)
    {
        reason = sentence;
        return null;
    }

    private static string Path(ImportRow row) =>
        string.Join(" / ", new[] { row.Type, row.Subtype, row.Item }.OfType<string>());

    private static string List(IEnumerable<string> values) => string.Join(", ", values);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>A ticket's fields by name, as ids and as people read them.</summary>
internal static class TicketValues
{
    /// <summary>All fields, in the order in which a change is logged: what others depend on comes first.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        TicketFields.Summary,
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
        TicketFields.Parent,
    ];

    public static string? Get(Ticket t, string field) =>
        field switch
        {
            TicketFields.Summary => t.Summary,
            TicketFields.Board => t.BoardId,
            TicketFields.Status => t.StatusId,
            TicketFields.Type => t.TypeId,
            TicketFields.Subtype => t.SubtypeId,
            TicketFields.Item => t.ItemId,
            TicketFields.Company => t.CompanyId,
            TicketFields.Site => t.SiteId,
            TicketFields.Contact => t.ContactId,
            TicketFields.Agreement => t.AgreementId,
            TicketFields.Impact => Codes.Of(t.Impact),
            TicketFields.Urgency => Codes.Of(t.Urgency),
            TicketFields.Priority => t.PriorityId,
            TicketFields.Team => t.TeamId,
            TicketFields.Owner => t.OwnerId,
            TicketFields.Parent => t.ParentId?.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown ticket field."),
        };

    public static void Set(Ticket t, string field, string? id)
    {
        switch (field)
        {
            case TicketFields.Summary:
                t.Summary = id!;
                break;
            case TicketFields.Board:
                t.BoardId = id!;
                break;
            case TicketFields.Status:
                t.StatusId = id!;
                break;
            case TicketFields.Type:
                t.TypeId = id;
                break;
            case TicketFields.Subtype:
                t.SubtypeId = id;
                break;
            case TicketFields.Item:
                t.ItemId = id;
                break;
            case TicketFields.Company:
                t.CompanyId = id!;
                break;
            case TicketFields.Site:
                t.SiteId = id;
                break;
            case TicketFields.Contact:
                t.ContactId = id;
                break;
            case TicketFields.Agreement:
                t.AgreementId = id;
                break;
            case TicketFields.Impact:
                t.Impact = Codes.Parse<Degree>(id!);
                break;
            case TicketFields.Urgency:
                t.Urgency = Codes.Parse<Degree>(id!);
                break;
            case TicketFields.Priority:
                t.PriorityId = id!;
                break;
            case TicketFields.Team:
                t.TeamId = id;
                break;
            case TicketFields.Owner:
                t.OwnerId = id;
                break;
            case TicketFields.Parent:
                t.ParentId = id is null ? null : long.Parse(id, CultureInfo.InvariantCulture);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown ticket field.");
        }
    }

    /// <summary>The value as people read it; an id nobody knows any more stands for itself.</summary>
    public static FieldValue? Value(DeskDirectory desk, string? board, string field, string? id)
    {
        if (string.IsNullOrEmpty(id))
            return null;
        var name = field switch
        {
            TicketFields.Board => desk.Board(id)?.Name,
            TicketFields.Status => board is null ? null : desk.Status(board, id)?.Name,
            TicketFields.Type or TicketFields.Subtype or TicketFields.Item => desk.Classes.GetValueOrDefault(id)?.Name,
            TicketFields.Company => desk.Companies.GetValueOrDefault(id)?.Name,
            TicketFields.Site => desk.Sites.GetValueOrDefault(id)?.Name,
            TicketFields.Contact => desk.Contacts.GetValueOrDefault(id)?.Name,
            TicketFields.Agreement => desk.Agreements.GetValueOrDefault(id)?.Name,
            TicketFields.Impact or TicketFields.Urgency => char.ToUpperInvariant(id[0]) + id[1..],
            TicketFields.Priority => desk.Priority(id)?.Name,
            TicketFields.Team => desk.Team(id)?.Name,
            TicketFields.Owner => desk.Members.GetValueOrDefault(id)?.Name,
            TicketFields.Parent => "#" + id,
            _ => null,
        };
        return new FieldValue(id, name ?? id);
    }

    /// <summary>All set fields of a ticket.</summary>
    public static Dictionary<string, FieldValue> Read(DeskDirectory desk, Ticket ticket)
    {
        var fields = new Dictionary<string, FieldValue>(All.Count, StringComparer.Ordinal);
        foreach (var field in All)
        {
            if (Value(desk, ticket.BoardId, field, Get(ticket, field)) is { } value)
                fields[field] = value;
        }
        return fields;
    }
}

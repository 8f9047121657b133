using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Directory;

/// <summary>Says what the directory holds in the seam's words.</summary>
internal static class CatalogBuilder
{
    public static SorCatalog Build(DeskDirectory desk, DirectoryRows rows) =>
        new(
            [.. desk.Boards.Select(b => Board(desk, b))],
            [
                .. desk.Priorities.Select(p => new CatalogPriority(new FieldValue(p.Id, p.Name), p.Level)
                {
                    IsCritical = p.IsCritical,
                }),
            ],
            [
                .. desk
                    .Companies.Values.Where(c => !c.IsInactive)
                    .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(c => CatalogCustomers.Company(desk, c)),
            ],
            [
                .. desk
                    .Members.Values.Where(m => !m.IsInactive && !m.IsApi)
                    .OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(m => new FieldValue(m.Id, m.Name)),
            ],
            [.. desk.Teams.Select(t => new FieldValue(t.Id, t.Name))]
        )
        {
            FormerCompanies =
            [
                .. desk
                    .Companies.Values.Where(c => c.IsInactive)
                    .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(c => new FieldValue(c.Id, c.Name)),
            ],
            ActsWithoutCustomer = desk.Policy.ActsWithoutCustomer,
            Contacts = [.. desk.Contacts.Values.Where(c => !c.IsInactive).Select(CatalogCustomers.Contact)],
            Agreements = [.. desk.Agreements.Values.Select(CatalogCustomers.Agreement)],
            Configurations = CatalogCustomers.Configurations(rows),
            Staff =
            [
                .. desk
                    .Members.Values.Where(m => !m.IsInactive && !m.IsApi)
                    .OrderBy(m => m.Id, StringComparer.Ordinal)
                    .Select(m => Member(desk, rows, m)),
            ],
            Grid = rows.Grid.ToDictionary(c => (c.Impact, c.Urgency), c => Priority(desk, c.PriorityId)),
            DayOf = desk.Zone.DayOf,
        };

    private static FieldValue Priority(DeskDirectory desk, string id) => new(id, desk.Priority(id)!.Name);

    private static CatalogMember Member(DeskDirectory desk, DirectoryRows rows, Member member) =>
        new(
            new FieldValue(member.Id, member.Name),
            desk.Team(member.TeamId) is { } team ? new FieldValue(team.Id, team.Name) : null
        )
        {
            Level = member.Level,
            Skills = member.Skills,
            Capacity = member.Capacity,
            Hours = desk.HoursOf(member.CalendarId),
            Away =
            [
                .. rows.Away.Where(a => a.MemberId == member.Id).Select(a => new AwayTime(a.From, a.Until, a.Reason)),
            ],
        };

    private static CatalogBoard Board(DeskDirectory desk, Board board) =>
        new(
            new FieldValue(board.Id, board.Name),
            [
                .. desk.Statuses[board.Id]
                    .Select(s => new CatalogStatus(new FieldValue(s.Id, s.Name), Storage.Codes.Of(s.Stage), s.IsClosed)
                    {
                        SetAside = s.SetAside,
                    }),
            ],
            [
                .. desk.BoardClasses[board.Id]
                    .OrderBy(c => c.LeafId, StringComparer.Ordinal)
                    .Select(c => new CatalogClass(
                        Class(desk, c.TypeId),
                        Class(desk, c.SubtypeId),
                        c.ItemId is null ? null : Class(desk, c.ItemId)
                    )),
            ]
        )
        {
            IsSecurity = board.IsSecurity,
        };

    private static FieldValue Class(DeskDirectory desk, string id) => new(id, desk.Classes[id].Name);
}

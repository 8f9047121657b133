namespace OversightConsole.Core.ServiceDesk;

/// <summary>Says what the directory holds in the seam's words.</summary>
internal static class CatalogBuilder
{
    public static SorCatalog Build(DeskDirectory desk) =>
        new(
            [.. desk.Boards.Select(b => Board(desk, b))],
            [.. desk.Priorities.Select(p => new CatalogPriority(new FieldValue(p.Id, p.Name), p.Level))],
            [
                .. desk
                    .Companies.Values.Where(c => !c.IsInactive)
                    .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(c => new CatalogCompany(new FieldValue(c.Id, c.Name), c.IsCatchAll, c.IsCoManaged)),
            ],
            [
                .. desk
                    .Members.Values.Where(m => !m.IsInactive && !m.IsApi)
                    .OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(m => new FieldValue(m.Id, m.Name)),
            ],
            [.. desk.Teams.Select(t => new FieldValue(t.Id, t.Name))]
        );

    private static CatalogBoard Board(DeskDirectory desk, Board board) =>
        new(
            new FieldValue(board.Id, board.Name),
            [
                .. desk.Statuses[board.Id]
                    .Select(s => new CatalogStatus(
                        new FieldValue(s.Id, s.Name),
                        Storage.Codes.Of(s.Stage),
                        s.IsClosed
                    )),
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
        );

    private static FieldValue Class(DeskDirectory desk, string id) => new(id, desk.Classes[id].Name);
}

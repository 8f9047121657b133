using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Fleet.Scoping;

/// <summary>
/// What a scope may be made of: the boards, statuses, customers and classes of every desk, each with its desk where there
/// are several.
/// </summary>
public sealed class ScopeChoices(DeskCatalogs desks)
{
    public IReadOnlyList<FieldValue> Boards { get; } = desks.Choices(c => c.Boards.Select(b => b.Value));

    /// <summary>The statuses in which a ticket is open.</summary>
    public IReadOnlyList<FieldValue> Statuses { get; } =
        desks.Choices(c => c.Boards.SelectMany(b => b.Statuses).Where(s => !s.Closed).Select(s => s.Value));

    /// <summary>The customers, without the company of tickets whose customer nobody knows yet.</summary>
    public IReadOnlyList<FieldValue> Customers { get; } =
        desks.Choices(c => c.Companies.Where(k => !k.IsCatchAll).Select(k => k.Value));

    /// <summary>Types, subtypes and items, by id.</summary>
    public IReadOnlyList<FieldValue> Classes { get; } =
    [.. desks.Choices(c => c.Boards.SelectMany(ClassesOf)).OrderBy(c => c.Id, StringComparer.Ordinal)];

    private static IEnumerable<FieldValue> ClassesOf(CatalogBoard board) =>
        board.Classes.SelectMany(c =>
            new[]
            {
                c.Type,
                new FieldValue(c.Subtype.Id, $"{c.Type.Name} › {c.Subtype.Name}"),
                c.Item is null
                    ? c.Type
                    : new FieldValue(c.Item.Id, $"{c.Type.Name} › {c.Subtype.Name} › {c.Item.Name}"),
            }
        );
}

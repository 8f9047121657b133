using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>Board, type, subtype and item as one label to learn: their ids joined, an empty part where there is none.</summary>
public static class ClassLabel
{
    private const char Separator = '|';

    /// <summary>The label of a ticket as it stands; null without a type.</summary>
    public static string? Of(SorRecord ticket) =>
        ticket[TicketFields.Board] is { } board && ticket[TicketFields.Type] is { } type
            ? Of(board, type, ticket[TicketFields.Subtype], ticket[TicketFields.Item])
            : null;

    /// <summary>The label of these values.</summary>
    public static string Of(FieldValue board, FieldValue type, FieldValue? subtype, FieldValue? item) =>
        string.Join(Separator, board.Id, type.Id, subtype?.Id, item?.Id);

    /// <summary>Every label that is valid on some board now, with its values.</summary>
    public static Dictionary<string, ClassValues> Valid(SorCatalog catalog)
    {
        var labels = new Dictionary<string, ClassValues>(StringComparer.Ordinal);
        foreach (var board in catalog.Boards)
        foreach (var row in board.Classes)
        {
            Add(new ClassValues(board.Value, row.Type, row.Subtype, row.Item));
            // People often stop at the subtype; that is valid too.
            Add(new ClassValues(board.Value, row.Type, row.Subtype, null));
            Add(new ClassValues(board.Value, row.Type, null, null));
        }
        return labels;

        void Add(ClassValues values) =>
            labels.TryAdd(Of(values.Board, values.Type, values.Subtype, values.Item), values);
    }
}

/// <summary>A class with its names.</summary>
public sealed record ClassValues(FieldValue Board, FieldValue Type, FieldValue? Subtype, FieldValue? Item)
{
    /// <summary>"Printing › Driver", or the type where there is nothing below.</summary>
    public string Path =>
        Subtype is null ? Type.Name
        : Item is null ? Subtype.Name
        : $"{Subtype.Name} › {Item.Name}";
}

using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>The categories that a language service may choose from in place of Classification.</summary>
internal static class ClassChoice
{
    public static LabelChoice? For(TicketView view) =>
        view.Actual[TicketFields.Type] is not null
            ? null
            : LabelChoice.Among(
                ClassificationAgent.ActionType,
                "the category of the ticket",
                from board in view.Catalog.Boards
                from row in board.Classes
                select new ChatLabel(
                    string.Join(
                        " › ",
                        new[] { board.Value, row.Type, row.Subtype, row.Item }.OfType<FieldValue>().Select(v => v.Name)
                    ),
                    [
                        new(TicketFields.Board, board.Value),
                        new(TicketFields.Type, row.Type),
                        new(TicketFields.Subtype, row.Subtype),
                        new(TicketFields.Item, row.Item),
                    ]
                )
            );
}

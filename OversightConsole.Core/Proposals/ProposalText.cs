using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Proposals;

/// <summary>What people read in place of keys and numbers (<c>docs/glossary.md</c>).</summary>
public static class ProposalText
{
    private const string ClassKey = "board+type+subtype+item";
    private const string TeamKey = "team+owner";
    private const string None = "none";
    private const int ShortText = 90;

    /// <summary>The certainty's word: 99 % and more, 93–98, 75–92, 45–74, below.</summary>
    /// <param name="confidence">The calibrated confidence, 0–1.</param>
    public static string Certainty(double confidence) =>
        Math.Round(confidence * 100, MidpointRounding.AwayFromZero) switch
        {
            >= 99 => "Almost certain",
            >= 93 => "Very likely",
            >= 75 => "Likely",
            >= 45 => "About even",
            _ => "Unlikely",
        };

    /// <summary>The confidences that share a word with <paramref name="confidence"/>: from (inclusive) and to (exclusive).</summary>
    public static (double From, double To) CertaintyBand(double confidence) =>
        Math.Round(confidence * 100, MidpointRounding.AwayFromZero) switch
        {
            >= 99 => (0.985, 1.01),
            >= 93 => (0.925, 0.985),
            >= 75 => (0.745, 0.925),
            >= 45 => (0.445, 0.745),
            _ => (0, 0.445),
        };

    /// <summary>A code as a word at the beginning of a sentence: "New starter" of <c>new-starter</c>.</summary>
    public static string Capitalised(string code) =>
        code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>What people call these fields.</summary>
    public static string Fields(string fieldKey) =>
        fieldKey switch
        {
            ClassKey => "Category",
            "impact+urgency+priority" => "Priority",
            TeamKey => "Team",
            TicketFields.Summary => "Title",
            "account+sessions" or "account" or "sessions" => "Account",
            "isolation" => "Device",
            "mail" => "Sender",
            TicketFields.Parent => "Belongs under",
            _ when fieldKey.StartsWith("status+", StringComparison.Ordinal) => "Next step",
            _ => Capitalised(fieldKey.Split('+')[0]),
        };

    /// <summary>The value before or after, as one phrase: "Printing › Driver", "P1 Critical", "none".</summary>
    public static string Value(ProposedAction action, bool after)
    {
        FieldValue? Of(string field)
        {
            var change = action.Changes.FirstOrDefault(c => c.Field == field);
            return after ? change?.After : change?.Before;
        }
        if (action.FieldKey == TeamKey)
            return
                string.Join(
                    " › ",
                    new[] { Of(TicketFields.Team), Of(TicketFields.Owner) }
                        .Where(v => v is not null)
                        .Select(v => v!.Name)
                )
                    is { Length: > 0 } team
                ? team
                : None;
        if (action.FieldKey == ClassKey)
            return Class(Of(TicketFields.Type), Of(TicketFields.Subtype), Of(TicketFields.Item));
        var main = action.FieldKey.Contains(TicketFields.Priority, StringComparison.Ordinal)
            ? Of(TicketFields.Priority)
            : Of(action.Changes[0].Field);
        return main is null ? None
            : TicketFields.IsText(action.Changes[0].Field) ? Short(main.Name)
            : main.Name;
    }

    /// <summary>The text that would be written, whole; null where none is.</summary>
    public static string? Draft(ProposedAction action) =>
        action.Changes.LastOrDefault(c => TicketFields.IsText(c.Field))?.After?.Name;

    /// <summary>What would be written, for a list: a note or an answer by its kind, since its text does not fit.</summary>
    public static string Chip(ProposedAction action) =>
        TicketFields.IsThread(action.Changes[0].Field) ? Fields(action.FieldKey) : Value(action, after: true);

    /// <summary>The beginning of a text, on one line.</summary>
    public static string Short(string text) => text.ReplaceLineEndings(" ").Trim().Cut(ShortText);

    /// <summary>A class as one phrase: its last two steps, or the type where there is nothing below.</summary>
    public static string Class(FieldValue? type, FieldValue? subtype, FieldValue? item)
    {
        var path = string.Join(" › ", new[] { subtype, item }.Where(v => v is not null).Select(v => v!.Name));
        return path.Length == 0 ? type?.Name ?? None : path;
    }

    /// <summary>The board the ticket would move to, or null when it stays where it is.</summary>
    public static string? MovesTo(ProposedAction action) =>
        action.Changes.FirstOrDefault(c => c.Field == TicketFields.Board) is { } board
        && !FieldValue.Same(board.Before, board.After)
            ? board.After?.Name
            : null;

    /// <summary>What an act on a line is called: "Approved", "Rejected", "Set to".</summary>
    public static string Past(Verdict verdict) =>
        verdict switch
        {
            Verdict.Approve => "approved",
            Verdict.Override => "put right",
            Verdict.Reject => "rejected",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
        };
}

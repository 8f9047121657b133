using MudBlazor;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Storage;

namespace OversightConsole.Queue.Card;

/// <summary>How a line says its state: always a shape and a word, never a colour alone.</summary>
public sealed partial class LineRow
{
    private string StateCode => Codes.Of(Line.State);

    private bool Failed => Line.Decision?.Delivery?.StartsWith("Not written", StringComparison.Ordinal) == true;

    private string After => Line.MovesTo is { } board ? $"{Line.After} in {board}" : Line.After;

    // Nothing is lost when "none" or the catch-all company is replaced, so nothing is struck.
    private bool NoBefore => Line.Before is "none" or "Catch-all" or "";

    private string Css =>
        string.Join(
            ' ',
            Line.State switch
            {
                LineState.Waiting => "wait",
                LineState.Held => "held",
                LineState.Decided => Line.Decision is { Mine: false } ? "done" : "you",
                LineState.Stale => "stale",
                _ => throw new InvalidOperationException($"Unknown line state {Line.State}."),
            },
            Focused ? "foc" : "",
            Line.Indented ? "ind" : ""
        );

    private string StateText =>
        TooSoon ? "Not yet – read first"
        : Saving ? "Saving…"
        : Chosen is not null ? "Your value"
        : Skipped && Line.State == LineState.Waiting ? "You skipped"
        : Line.Premise is { } premise ? $"If {premise.Field} is {QueueText.Short(premise.Value)}"
        : Line.StateText;

    private string StateCss =>
        TooSoon ? "soon"
        : Saving || Chosen is not null ? ""
        : Failed ? "err"
        : Line.State switch
        {
            LineState.Decided => "dn",
            LineState.Stale => "warn",
            _ => "",
        };

    private string StateIcon =>
        TooSoon ? Icons.Material.Outlined.Visibility
        : Saving ? Icons.Material.Outlined.MoreHoriz
        : Failed ? Icons.Material.Outlined.ErrorOutline
        : Line.State switch
        {
            LineState.Waiting => Icons.Material.Outlined.Circle,
            LineState.Held => Icons.Material.Outlined.HourglassEmpty,
            LineState.Decided => Icons.Material.Outlined.Check,
            LineState.Stale => Icons.Material.Outlined.Refresh,
            _ => throw new InvalidOperationException($"Unknown line state {Line.State}."),
        };
}

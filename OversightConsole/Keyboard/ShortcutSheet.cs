namespace OversightConsole.Keyboard;

/// <summary>What the sheet of shortcuts says, column by column.</summary>
public static class ShortcutSheet
{
    public static readonly IReadOnlyList<IReadOnlyList<ShortcutHelp>> Columns =
    [
        [
            new("Focused line", ["A"], "Approve"),
            new("Focused line", ["1–9"], "The right value, then a reason"),
            new("Focused line", ["O"], "Other value, search"),
            new("Focused line", ["R"], "Reject, then a reason"),
            new("Focused line", ["S"], "Skip, come back later"),
            new("Focused line", ["Z"], "Undo the last one"),
            new("Focused line", ["C"], "Claim the ticket"),
        ],
        [
            new(
                "The rest of the ticket",
                ["Shift", "Enter"],
                "Approve the rest: low-risk lines you have seen, each its own record"
            ),
            new("Move", ["↓", "↑"], "Next, previous line"),
            new("Move", ["J", "K"], "Next, previous ticket"),
            new("Move", ["Enter"], "Into the ticket"),
            new("Move", ["Esc"], "Back, close, clear"),
            new("Move", ["."], "Show new ones"),
        ],
        [
            new("Look", ["T"], "Whole thread"),
            new("Look", ["W"], "Evidence"),
            new("Look", ["L"], "Timeline of the ticket"),
            new("Look", ["P"], "Open in the service desk"),
            new("Anywhere", ["Ctrl", "K"], "Find or do anything"),
            new("Anywhere", ["/"], "Filter this list"),
            new("Anywhere", ["?"], "This sheet"),
        ],
    ];
}

namespace OversightConsole.Keyboard;

/// <summary>The one table of keys: the browser module listens for it, the sheet of shortcuts shows it.</summary>
public static class ShortcutTable
{
    public static readonly IReadOnlyList<Shortcut> All =
    [
        new(ShortcutKey.NextLine, "ArrowDown"),
        new(ShortcutKey.PreviousLine, "ArrowUp"),
        new(ShortcutKey.NextTicket, "j"),
        new(ShortcutKey.PreviousTicket, "k"),
        new(ShortcutKey.Open, "Enter"),
        new(ShortcutKey.Back, "Escape"),
        new(ShortcutKey.Approve, "a"),
        new(ShortcutKey.ApproveRest, "Shift+Enter"),
        new(ShortcutKey.Digit1, "1"),
        new(ShortcutKey.Digit2, "2"),
        new(ShortcutKey.Digit3, "3"),
        new(ShortcutKey.Digit4, "4"),
        new(ShortcutKey.Digit5, "5"),
        new(ShortcutKey.Digit6, "6"),
        new(ShortcutKey.Digit7, "7"),
        new(ShortcutKey.Digit8, "8"),
        new(ShortcutKey.Digit9, "9"),
        new(ShortcutKey.OtherValue, "o"),
        new(ShortcutKey.Reject, "r"),
        new(ShortcutKey.Skip, "s"),
        new(ShortcutKey.Undo, "z"),
        new(ShortcutKey.Claim, "c"),
        new(ShortcutKey.Hand, "h"),
        new(ShortcutKey.CantTell, "u"),
        new(ShortcutKey.KeepMine, "m"),
        new(ShortcutKey.SelectTicket, "x"),
        new(ShortcutKey.ExtendNext, "Shift+j"),
        new(ShortcutKey.ExtendPrevious, "Shift+k"),
        new(ShortcutKey.ApproveSelected, "Shift+a"),
        new(ShortcutKey.RejectSelected, "Shift+r"),
        new(ShortcutKey.ShowNew, "."),
        new(ShortcutKey.WholeThread, "t"),
        new(ShortcutKey.Evidence, "w"),
        new(ShortcutKey.Timeline, "l"),
        new(ShortcutKey.OpenInDesk, "p"),
        new(ShortcutKey.Filter, "/"),
        new(ShortcutKey.Find, "Control+k", Global: true),
        new(ShortcutKey.Shortcuts, "?", Global: true),
        new(ShortcutKey.GoQueue, "g q", Global: true),
        new(ShortcutKey.GoFleet, "g f", Global: true),
        new(ShortcutKey.GoOutcomes, "g o", Global: true),
        new(ShortcutKey.GoOverrides, "g v", Global: true),
        new(ShortcutKey.GoAudit, "g a", Global: true),
        new(ShortcutKey.GoDesk, "g d", Global: true),
        new(ShortcutKey.GoEveryone, "g e"),
        new(ShortcutKey.GoSpotCheck, "g c"),
    ];

    private static readonly HashSet<ShortcutKey> Globals = [.. All.Where(s => s.Global).Select(s => s.Key)];

    /// <summary>Whether the layout handles <paramref name="key"/>, whatever page is open.</summary>
    public static bool IsGlobal(ShortcutKey key) => Globals.Contains(key);
}

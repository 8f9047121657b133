namespace OversightConsole.Keyboard;

/// <summary>What a key asks for. <see cref="ShortcutTable"/> says which key that is.</summary>
public enum ShortcutKey
{
    NextLine,
    PreviousLine,
    NextTicket,
    PreviousTicket,

    /// <summary>Opens the ticket.</summary>
    Open,

    /// <summary>Back, close, clear.</summary>
    Back,

    Approve,
    ApproveRest,

    /// <summary>The first right value, reason or blind answer; the digits follow one another.</summary>
    Digit1,
    Digit2,
    Digit3,
    Digit4,
    Digit5,
    Digit6,
    Digit7,
    Digit8,
    Digit9,
    OtherValue,
    Reject,
    Skip,
    Undo,
    Claim,
    Hand,

    /// <summary>Blind line: can't tell.</summary>
    CantTell,

    /// <summary>Blind line, afterwards: keep my answer.</summary>
    KeepMine,

    SelectTicket,
    ExtendNext,
    ExtendPrevious,
    ApproveSelected,
    RejectSelected,

    /// <summary>Show the new ones that wait above.</summary>
    ShowNew,

    WholeThread,
    Evidence,
    Timeline,
    OpenInDesk,
    Filter,

    /// <summary>Find or do: the command palette. The layout's own.</summary>
    Find,

    /// <summary>The sheet of shortcuts. The layout's own.</summary>
    Shortcuts,

    GoQueue,
    GoFleet,
    GoOutcomes,
    GoOverrides,
    GoAudit,
    GoDesk,

    /// <summary>The queue, everyone's tickets.</summary>
    GoEveryone,

    /// <summary>Spot-check what agents did alone.</summary>
    GoSpotCheck,
}

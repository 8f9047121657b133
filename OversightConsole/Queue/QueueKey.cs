namespace OversightConsole.Queue;

/// <summary>What a key asks of the queue.</summary>
public enum QueueKey
{
    NextLine,
    PreviousLine,
    NextTicket,
    PreviousTicket,
    Approve,
    ApproveRest,
    Digit,
    Other,
    Reject,
    Skip,
    Undo,
    Claim,
    ShowNew,
    WholeThread,
    Evidence,
    Search,
    IntoTicket,
    Back,
}

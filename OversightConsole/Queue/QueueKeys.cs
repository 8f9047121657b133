using OversightConsole.Keyboard;

namespace OversightConsole.Queue;

/// <summary>Which of the console's keys the queue answers, and what each asks of it.</summary>
public static class QueueKeys
{
    public static (QueueKey Key, int Digit)? Of(ShortcutKey key) =>
        key switch
        {
            ShortcutKey.NextLine => (QueueKey.NextLine, 0),
            ShortcutKey.PreviousLine => (QueueKey.PreviousLine, 0),
            ShortcutKey.NextTicket => (QueueKey.NextTicket, 0),
            ShortcutKey.PreviousTicket => (QueueKey.PreviousTicket, 0),
            ShortcutKey.Open => (QueueKey.IntoTicket, 0),
            ShortcutKey.Back => (QueueKey.Back, 0),
            ShortcutKey.Approve => (QueueKey.Approve, 0),
            ShortcutKey.ApproveRest => (QueueKey.ApproveRest, 0),
            >= ShortcutKey.Digit1 and <= ShortcutKey.Digit9 => (QueueKey.Digit, key - ShortcutKey.Digit1 + 1),
            ShortcutKey.OtherValue => (QueueKey.Other, 0),
            ShortcutKey.Reject => (QueueKey.Reject, 0),
            ShortcutKey.Skip => (QueueKey.Skip, 0),
            ShortcutKey.Undo => (QueueKey.Undo, 0),
            ShortcutKey.Claim => (QueueKey.Claim, 0),
            ShortcutKey.ShowNew => (QueueKey.ShowNew, 0),
            ShortcutKey.WholeThread => (QueueKey.WholeThread, 0),
            ShortcutKey.Evidence => (QueueKey.Evidence, 0),
            ShortcutKey.Filter => (QueueKey.Search, 0),
            _ => null,
        };
}

using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.Card;

/// <summary>
/// The ticket being read. It is never replaced under the reader: looking again updates the states of its lines where they
/// stand, and a customer's new message waits until the reader asks for it.
/// </summary>
public sealed class OpenCard(ReviewClient client, TimeProvider time, Action changed) : IDisposable
{
    private readonly List<ProposalLine> lines = [];
    private readonly HashSet<string> skipped = [];
    private readonly HashSet<string> seen = [];
    private IDisposable? present;
    private IReadOnlyList<ThreadNote>? unseenThread;

    public ReadingGuard Guard { get; } = new(time, changed);
    public TicketCard? Card { get; private set; }

    /// <summary>The ticket asked for, also while it is fetched or when there is none of that number.</summary>
    public string? Wanted { get; private set; }

    /// <summary>The ticket shown; while the next one is fetched this is still the last one, and takes no decision.</summary>
    public string? Ticket { get; private set; }

    /// <summary>There is no ticket of the number asked for.</summary>
    public bool Missing { get; private set; }

    public IReadOnlyList<ProposalLine> Lines => lines;
    public ProposalLine? Line { get; private set; }
    public IReadOnlyList<string> AlsoOpen { get; private set; } = [];

    /// <summary>Who wrote since the card was opened and has not been read yet; decisions wait for it.</summary>
    public string? WroteAgain => unseenThread?.LastOrDefault(n => n.FromCustomer)?.By;

    public bool WholeThread { get; private set; }
    public bool Evidence { get; private set; } = true;
    public DateTimeOffset? MineUntil { get; private set; }
    public string? TakenBy => Card?.ReservedBy;

    /// <summary>Whether a decision on <paramref name="line"/> would be taken now.</summary>
    public bool IsReady(ProposalLine line) =>
        line.Item == Line?.Item
        && Wanted == Ticket
        && line.State == LineState.Waiting
        && TakenBy is null
        && WroteAgain is null
        && Card is { Closed: false }
        && Guard.IsRead(line.Item);

    public bool IsSkipped(string item) => skipped.Contains(item);

    public bool WasSeen(string item) => seen.Contains(item);

    /// <param name="ahead">The card as it was fetched ahead: shown at once, and brought up to date as soon as it is read.</param>
    public async Task OpenAsync(string ticket, TicketCard? ahead, CancellationToken ct)
    {
        Wanted = ticket;
        if (ahead is not null)
        {
            Show(ticket, ahead);
            changed();
        }
        var card = await client.Open(ticket, ct);
        if (Wanted != ticket)
            return; // The reader has gone on to another one meanwhile.
        if (ahead is null || card is null)
        {
            Show(ticket, card);
            return;
        }
        (Card, MineUntil) = (card, card.ClaimedUntil);
        LineMerge.Into(lines, card.Lines);
        FocusAgain();
    }

    private void Show(string ticket, TicketCard? card)
    {
        Forget();
        (Wanted, Ticket, Card, Missing) = (ticket, ticket, card, card is null);
        if (card is null)
            return;
        lines.AddRange(card.Lines);
        MineUntil = card.ClaimedUntil;
        present = client.Present(ticket);
        AlsoOpen = client.AlsoOpen(ticket);
        Focus(lines.Find(IsOpen) ?? lines.FirstOrDefault());
    }

    public void Close()
    {
        Forget();
        Wanted = null;
    }

    public async Task LookAgainAsync(CancellationToken ct)
    {
        if (Card is not { } before || Wanted is not { } ticket || await client.Open(ticket, ct) is not { } now)
            return;
        // Meanwhile another ticket may have been opened, or this one claimed or its message shown.
        if (Card is not { } shown || shown.Ticket != before.Ticket)
            return;
        // Customers' new messages wait for the reader; colleagues' notes may join the thread quietly.
        var wrote = now.Thread.Count(n => n.FromCustomer) > shown.Thread.Count(n => n.FromCustomer);
        unseenThread = wrote ? now.Thread : null;
        Card = now with { Description = shown.Description, Thread = wrote ? shown.Thread : now.Thread };
        MineUntil = now.ClaimedUntil;
        AlsoOpen = client.AlsoOpen(ticket);
        LineMerge.Into(lines, now.Lines);
        FocusAgain();
    }

    public void ShowNewMessage()
    {
        if (Card is null || unseenThread is null)
            return;
        Card = Card with { Thread = unseenThread };
        unseenThread = null;
        WholeThread = true;
    }

    public void ToggleThread() => WholeThread = !WholeThread;

    public void ToggleEvidence() => Evidence = !Evidence;

    public void MarkSeen(IEnumerable<string> items) => seen.UnionWith(items);

    public void MarkSkipped(string item) => skipped.Add(item);

    public void MarkClaimed(ReservationOutcome claim)
    {
        MineUntil = claim.Mine ? claim.Until : null;
        if (Card is not null)
            Card = Card with { ReservedBy = claim.Mine ? null : claim.By };
    }

    /// <summary>Shows a line's new state before the next look; keeps its place.</summary>
    public void Show(ProposalLine line)
    {
        var at = lines.FindIndex(l => l.Item == line.Item);
        if (at < 0)
            return;
        lines[at] = line;
        if (Line?.Item == line.Item)
            Line = line;
    }

    public void FocusItem(string item)
    {
        if (lines.Find(l => l.Item == item) is { } line)
            Focus(line);
    }

    public void MoveLine(int step)
    {
        var at = lines.FindIndex(l => l.Item == Line?.Item) + step;
        if (at >= 0 && at < lines.Count)
            Focus(lines[at]);
    }

    /// <summary>Moves to the next open line, below first and then from the top; false when none is left.</summary>
    public bool FocusNextOpen(Func<ProposalLine, bool> busy)
    {
        var from = lines.FindIndex(l => l.Item == Line?.Item);
        var next = lines.Skip(from + 1).Concat(lines.Take(from)).FirstOrDefault(l => IsOpen(l) && !busy(l));
        if (next is not null)
            Focus(next);
        return next is not null;
    }

    public void Dispose()
    {
        present?.Dispose();
        Guard.Dispose();
    }

    private bool IsOpen(ProposalLine line) => line.State == LineState.Waiting && !skipped.Contains(line.Item);

    /// <summary>The eye stays where it is, on the line's successor if it has one.</summary>
    private void FocusAgain() =>
        Focus(lines.Find(l => l.Item == Line?.Item) ?? lines.Find(l => l.Field == Line?.Field) ?? lines.Find(IsOpen));

    private void Focus(ProposalLine? line)
    {
        Line = line;
        Guard.Start(line?.Item);
    }

    private void Forget()
    {
        present?.Dispose();
        present = null;
        Card = null;
        Ticket = null;
        Missing = false;
        Line = null;
        MineUntil = null;
        unseenThread = null;
        WholeThread = false;
        AlsoOpen = [];
        lines.Clear();
        skipped.Clear();
        seen.Clear();
        Guard.Reset();
    }
}

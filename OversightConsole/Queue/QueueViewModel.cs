using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue.Card;
using OversightConsole.Queue.DecisionBar;
using OversightConsole.Queue.Tickets;

namespace OversightConsole.Queue;

/// <summary>
/// The queue page without its markup: the list, the open card, the decisions, and how a key or a live update moves them.
/// </summary>
public sealed class QueueViewModel : IDisposable
{
    private readonly ReviewClient client;
    private readonly CardsAhead ahead;
    private readonly Action changed;
    private readonly Action<string> announce;

    /// <param name="changed">Asks the page to render; may come from any thread.</param>
    /// <param name="announce">Says a sentence to a screen reader, politely.</param>
    /// <param name="logger">Gets what fails without anybody seeing it.</param>
    public QueueViewModel(
        ReviewClient client,
        TimeProvider time,
        Action changed,
        Action<string> announce,
        ILogger logger
    )
    {
        this.client = client;
        this.changed = changed;
        this.announce = announce;
        List = new TicketList(client);
        Card = new OpenCard(client, time, changed);
        ahead = new CardsAhead(client, time, logger);
        Decide = new Decisions(client, Card, time, announce, changed) { NothingLeft = NextTicketAsync };
    }

    public TicketList List { get; }
    public OpenCard Card { get; }
    public Decisions Decide { get; }

    /// <summary>A phone: list and ticket are two screens, and nothing opens by itself.</summary>
    public bool Narrow { get; set; }

    public bool Searching { get; private set; }

    /// <summary>Told which address shows what the reader now sees.</summary>
    public Action<QueueAddress>? Moved { get; set; }

    /// <summary>Told to move the keyboard's focus: a line, a row, the search field.</summary>
    public Func<FocusTarget, Task>? FocusMoved { get; set; }

    /// <summary>Shows what an address asks for; the same address again changes nothing.</summary>
    public async Task ShowAsync(QueueAddress address, CancellationToken ct)
    {
        Searching |= address.Filter.Search is not null;
        if (!List.Loaded || address.Filter != List.Filter)
            await List.ShowAsync(address.Filter, ct);
        if (address.Ticket is { } ticket)
            await OpenAsync(ticket, ct);
        else if (Narrow)
            Card.Close();
        else if (Card.Card is null && List.Neighbour(null, 1) is { } first)
            await OpenAsync(first, ct);
        if (Decide.Undoables.Count == 0)
            await Decide.LookAgainAsync();
        changed();
    }

    /// <summary>The reader picks a ticket with the pointer: nothing moves under it, not even rows that are done.</summary>
    public Task PickAsync(string ticket) => GoAsync(ticket);

    public Task CloseTicketAsync()
    {
        Card.Close();
        Decide.Reset();
        Moved?.Invoke(new(List.Filter, null));
        return Task.CompletedTask;
    }

    public async Task LookAgainAsync()
    {
        var before = List.NewAbove;
        await List.LookAgainAsync(CancellationToken.None);
        await Decide.LookAgainAsync();
        if (List.NewAbove > before)
            announce($"{List.NewAbove} new above");
        if (Card.Card is null && Card.Wanted is null && !Narrow && List.Neighbour(null, 1) is { } first)
            await OpenAsync(first, CancellationToken.None);
        changed();
    }

    public async Task PressAsync(QueueKey key, int digit = 0)
    {
        await HandleAsync(key, digit);
        changed();
    }

    /// <summary>Does what a button asked for, then moves the focus as its key would.</summary>
    public async Task ActAsync(Func<Task> act)
    {
        await DecideAsync(act());
        changed();
    }

    public Task<IReadOnlyList<ValueOption>> SearchValuesAsync(string item, string text, CancellationToken ct) =>
        client.Search(item, text, ct);

    public async Task ShowNewAsync()
    {
        await List.ShowNewAsync(CancellationToken.None);
        changed();
    }

    public void Dispose()
    {
        ahead.Dispose();
        Card.Dispose();
    }

    private Task HandleAsync(QueueKey key, int digit) =>
        key switch
        {
            QueueKey.NextLine => LineAsync(1),
            QueueKey.PreviousLine => LineAsync(-1),
            QueueKey.NextTicket => TicketAsync(1),
            QueueKey.PreviousTicket => TicketAsync(-1),
            QueueKey.Approve => DecideAsync(Decide.ApproveAsync()),
            QueueKey.ApproveRest => Narrow ? Task.CompletedTask : DecideAsync(Decide.ApproveRestAsync()),
            QueueKey.Digit => DecideAsync(Decide.ChooseAsync(digit)),
            QueueKey.Other => DecideAsync(Decide.OtherValueAsync()),
            QueueKey.Reject => DecideAsync(Decide.RejectAsync()),
            QueueKey.Skip => DecideAsync(Decide.SkipAsync()),
            QueueKey.Undo => DecideAsync(Decide.UndoAsync()),
            QueueKey.Claim => Decide.ClaimedAsync(),
            QueueKey.ShowNew => ShowNewAsync(),
            QueueKey.WholeThread => Toggle(Card.ToggleThread),
            QueueKey.Evidence => Toggle(Card.ToggleEvidence),
            QueueKey.Search => SearchAsync(),
            QueueKey.IntoTicket => FocusAsync(FocusTarget.Line),
            QueueKey.Back => BackAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
        };

    private async Task DecideAsync(Task act)
    {
        await act;
        await FocusAsync(Decide.Mode == DecisionBarMode.Actions ? FocusTarget.Line : FocusTarget.Question);
    }

    private Task LineAsync(int step)
    {
        if (Decide.Mode != DecisionBarMode.Actions)
            return Task.CompletedTask;
        Card.MoveLine(step);
        return FocusAsync(FocusTarget.Line);
    }

    private async Task TicketAsync(int step)
    {
        var from = Card.Wanted;
        if (List.Neighbour(from, step) is not { } ticket)
            return;
        List.MoveOn(ticket);
        await GoAsync(ticket);
        await FocusAsync(FocusTarget.Line);
    }

    private async Task NextTicketAsync()
    {
        var done = Card.Wanted;
        if (done is null)
            return;
        // The next ticket first, the list after: only where none is known the list is asked before.
        var next = List.After(done);
        if (next is not null)
            await GoAsync(next);
        await List.LookAgainAsync(CancellationToken.None);
        if (next is null && (next = List.After(done)) is not null)
            await GoAsync(next);
        if (next is not null)
            List.MoveOn(next);
        else
        {
            List.MoveOn(null);
            await CloseTicketAsync();
        }
    }

    private async Task GoAsync(string ticket)
    {
        await OpenAsync(ticket, CancellationToken.None);
        Moved?.Invoke(new(List.Filter, ticket));
        changed();
    }

    private async Task OpenAsync(string ticket, CancellationToken ct)
    {
        if (Card.Wanted == ticket)
            return;
        Decide.Reset();
        // A phone has room for the text and the lines; the evidence is one press away.
        if (Narrow && Card.Evidence)
            Card.ToggleEvidence();
        await Card.OpenAsync(ticket, ahead.Take(ticket), ct);
        if (Card.Wanted == ticket)
            ahead.Fetch(List.Following(ticket, CardsAhead.Most));
    }

    private Task SearchAsync()
    {
        Searching = true;
        changed();
        return FocusAsync(FocusTarget.Search);
    }

    private async Task BackAsync()
    {
        if (Decide.Back())
            await FocusAsync(FocusTarget.Line);
        else if (Narrow)
            await CloseTicketAsync();
        else
            await FocusAsync(FocusTarget.Row);
    }

    private static Task Toggle(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private Task FocusAsync(FocusTarget target) => FocusMoved?.Invoke(target) ?? Task.CompletedTask;
}

/// <summary>Where the keyboard's focus goes after a key.</summary>
public enum FocusTarget
{
    Line,
    Row,
    Question,
    Search,
}

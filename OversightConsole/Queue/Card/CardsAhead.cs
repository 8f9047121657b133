using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.Card;

/// <summary>
/// The cards of the next tickets, fetched while this one is read, so that the next is painted at once. Such a card may be
/// some seconds old: it is fetched anew while it is shown, and its lines take no decision before they were read.
/// </summary>
public sealed class CardsAhead(ReviewClient client, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>How many tickets ahead.</summary>
    public const int Most = 3;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, (TicketCard? Card, DateTimeOffset At)> cards = [];
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<string> wanted = [];

    /// <summary>The fetching that goes on; it never fails.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>The card fetched ahead, or null: too old, or not fetched.</summary>
    public TicketCard? Take(string ticket) => IsFresh(ticket) ? cards[ticket].Card : null;

    /// <summary>Fetches these in their order and lets go of all others.</summary>
    public void Fetch(IReadOnlyList<string> tickets)
    {
        wanted = tickets;
        foreach (var ticket in cards.Keys.Except(tickets).ToList())
            cards.Remove(ticket);
        if (Running.IsCompleted)
            Running = FetchAsync();
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task FetchAsync()
    {
        var stop = leaving.Token;
        try
        {
            while (wanted.FirstOrDefault(t => !IsFresh(t)) is { } next)
                cards[next] = (await client.Peek(next, stop), time.GetUtcNow());
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // It is fetched again when it is opened, and what fails then is shown.
            logger.LogWarning(e, "A card could not be fetched ahead; it is fetched when it is opened.");
            wanted = [];
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private bool IsFresh(string ticket) =>
        cards.TryGetValue(ticket, out var known) && time.GetUtcNow() - known.At < Fresh;
}

namespace OversightConsole.Queue.Card;

/// <summary>
/// Read first: a line takes no decision in its first 700 ms. The browser holds back keys too, but the clock that counts is
/// this one. A line once read stays read while its ticket is open.
/// </summary>
public sealed class ReadingGuard(TimeProvider time, Action changed) : IDisposable
{
    public static readonly TimeSpan ReadFirst = TimeSpan.FromMilliseconds(700);

    /// <summary>How long "Not yet – read first" stands: long enough to be read itself.</summary>
    private static readonly TimeSpan Reminder = TimeSpan.FromMilliseconds(1500);

    private static readonly TimeSpan SecondLook = TimeSpan.FromMilliseconds(20);

    private readonly HashSet<string> read = [];
    private string? item;
    private long since;
    private ITimer? readTimer;
    private ITimer? reminderTimer;

    /// <summary>The line beside which "Not yet – read first" shows now.</summary>
    public string? Reminded { get; private set; }

    public bool IsRead(string line) => read.Contains(line) || (line == item && time.GetElapsedTime(since) >= ReadFirst);

    /// <summary>The reader's eye is on this line now (null: on none).</summary>
    public void Start(string? line)
    {
        if (item is not null && IsRead(item))
            read.Add(item);
        if (line == item)
            return;
        item = line;
        since = time.GetTimestamp();
        Reminded = null;
        readTimer?.Dispose();
        if (line is not null && !read.Contains(line))
            readTimer = time.CreateTimer(_ => Look(line), null, ReadFirst, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// A timer may ring a moment before the clock that counts has come so far; without a second look the line would then
    /// never become ready.
    /// </summary>
    private void Look(string line)
    {
        if (item == line && !IsRead(line))
            readTimer?.Change(SecondLook, Timeout.InfiniteTimeSpan);
        else
            changed();
    }

    /// <summary>Another ticket: nothing of it has been read.</summary>
    public void Reset()
    {
        read.Clear();
        item = null;
        Reminded = null;
        readTimer?.Dispose();
        reminderTimer?.Dispose();
    }

    public void Remind()
    {
        Reminded = item;
        reminderTimer?.Dispose();
        reminderTimer = time.CreateTimer(
            _ =>
            {
                Reminded = null;
                changed();
            },
            null,
            Reminder,
            Timeout.InfiniteTimeSpan
        );
    }

    public void Dispose()
    {
        readTimer?.Dispose();
        reminderTimer?.Dispose();
    }
}

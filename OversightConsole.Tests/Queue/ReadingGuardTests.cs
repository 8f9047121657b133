using OversightConsole.Queue.Card;

namespace OversightConsole.Tests.Queue;

/// <summary>A timer may ring a moment before the clock that counts has come so far.</summary>
public sealed class ReadingGuardTests
{
    [Fact]
    public void A_line_whose_timer_rang_early_becomes_ready_all_the_same()
    {
        var (time, changes) = (new EarlyBells(), 0);
        using var guard = new ReadingGuard(time, () => changes++);
        guard.Start("a");

        time.Pass(ReadingGuard.ReadFirst - TimeSpan.FromMilliseconds(5));
        time.RingWhatIsDueWithin(TimeSpan.FromMilliseconds(5));
        (guard.IsRead("a"), changes).Should().Be((false, 0));

        time.Pass(TimeSpan.FromMilliseconds(25));
        time.RingWhatIsDueWithin(TimeSpan.Zero);

        (guard.IsRead("a"), changes)
            .Should()
            .Be((true, 1), "the page must be told, or the line stays “not ready” for ever");
    }

    [Fact]
    public void The_bell_of_a_line_one_has_left_asks_for_no_second_look()
    {
        var (time, changes) = (new EarlyBells(), 0);
        using var guard = new ReadingGuard(time, () => changes++);
        guard.Start("a");
        guard.Start(null);

        time.Pass(ReadingGuard.ReadFirst + ReadingGuard.ReadFirst);
        time.RingWhatIsDueWithin(TimeSpan.Zero);

        time.Waiting.Should().Be(0);
        changes.Should().Be(0);
    }

    /// <summary>A clock whose timers ring when the test says so, not when they are due.</summary>
    private sealed class EarlyBells : TimeProvider
    {
        private readonly List<Bell> bells = [];
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public int Waiting => bells.Count(b => b.At is not null);

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var bell = new Bell(this, () => callback(state));
            bell.Change(dueTime, period);
            bells.Add(bell);
            return bell;
        }

        public void Pass(TimeSpan time) => now += time.Ticks;

        public void RingWhatIsDueWithin(TimeSpan time)
        {
            foreach (var bell in bells.Where(b => b.At <= now + time.Ticks).ToList())
                bell.Ring();
        }

        private sealed class Bell(EarlyBells clock, Action ring) : ITimer
        {
            public long? At { get; private set; }

            public void Ring()
            {
                At = null;
                ring();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                At = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime.Ticks;
                return true;
            }

            public void Dispose() => At = null;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}

using System.Diagnostics;

namespace OversightConsole.Bench;

/// <summary>How fast many did the same thing at once.</summary>
/// <param name="PerSecond">Things done by all together in a second of wall-clock time.</param>
/// <param name="Median">How long one took, half of them at most; null where single ones were not timed.</param>
/// <param name="Slow">How long one took, 99 of 100 at most.</param>
internal sealed record Pace(double PerSecond, TimeSpan? Median, TimeSpan? Slow)
{
    /// <summary>Lets <paramref name="writers"/> do the things from 0 to <paramref name="count"/>, each taking the next when it is free.</summary>
    public static async Task<Pace> OfAsync(int writers, int count, Func<int, Task> one)
    {
        var (next, times) = (-1, new TimeSpan[count]);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));
        var took = watch.Elapsed;
        Array.Sort(times);
        return new Pace(count / took.TotalSeconds, At(0.5), At(0.99));

        async Task WriteAsync()
        {
            while (Interlocked.Increment(ref next) is var mine && mine < count)
            {
                var begin = Stopwatch.GetTimestamp();
                await one(mine);
                times[mine] = Stopwatch.GetElapsedTime(begin);
            }
        }

        TimeSpan At(double share) => times[Math.Min(count - 1, (int)Math.Ceiling(count * share) - 1)];
    }
}

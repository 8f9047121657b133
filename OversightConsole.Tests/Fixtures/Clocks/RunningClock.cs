namespace OversightConsole.Tests.Fixtures.Clocks;

/// <summary>
/// A clock that starts at an instant and runs on from there. Only the pace and the timers are the machine's; what day and
/// hour the machine has cannot be read from it, and a clock that is set meanwhile does not move it.
/// </summary>
internal sealed class RunningClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begun);
}

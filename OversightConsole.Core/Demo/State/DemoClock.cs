namespace OversightConsole.Core.Demo.State;

/// <summary>The clock of the demo's story: it stands where it was set, so that the services write the past as it was.</summary>
public sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on to <paramref name="instant"/>; never back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now)
            _now = instant;
    }
}

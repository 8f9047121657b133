namespace OversightConsole.Core.Storage;

/// <summary>Instants as the database keeps them.</summary>
public static class Instants
{
    /// <summary>The instant in UTC, cut (not rounded) to whole microseconds.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>Now, as the database will keep it.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => Cut(time.GetUtcNow());
}

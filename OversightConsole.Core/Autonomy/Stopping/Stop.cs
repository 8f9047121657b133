namespace OversightConsole.Core.Autonomy;

/// <summary>What is stopped.</summary>
public enum StopScope
{
    /// <summary>All writing by agents.</summary>
    All,

    /// <summary>One agent.</summary>
    Agent,

    /// <summary>All agents on one board's tickets.</summary>
    Board,

    /// <summary>All agents on one customer's tickets.</summary>
    Customer,

    /// <summary>All agents on one ticket.</summary>
    Ticket,
}

/// <summary>A stop that holds until it is lifted.</summary>
public sealed class Stop
{
    public Guid Id { get; init; }

    public StopScope Scope { get; init; }

    /// <summary>What exactly: the agent's key, the board's, company's or ticket's id; empty for all.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Label { get; init; } = "";

    public required string ByName { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When it was lifted; null while it holds.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    internal void Lift(DateTimeOffset now) => LiftedAt = now;
}

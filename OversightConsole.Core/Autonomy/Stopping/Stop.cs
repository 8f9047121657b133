using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Autonomy.Stopping;

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

    /// <summary>What exactly: the agent's key, or the board, company or ticket in one word (<see cref="SorRef.Word"/>); empty for all.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Label { get; init; } = "";

    public required string ByName { get; init; }

    /// <summary>Why, for everyone to read; empty where none was asked for.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When it was lifted; null while it holds.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>Whether one must know where a ticket lies to tell if it is hit.</summary>
    public bool AsksPlace => Scope is StopScope.Board or StopScope.Customer;

    /// <summary>Whether it keeps <paramref name="target"/> from being written; where nobody looked, it does.</summary>
    public bool Hits(StopTarget target) =>
        Scope switch
        {
            StopScope.All => true,
            StopScope.Agent => Key == target.Agent,
            StopScope.Ticket => Key == target.Ticket.Text,
            StopScope.Board => !target.PlaceKnown || IsAt(target, target.Board),
            StopScope.Customer => !target.PlaceKnown || IsAt(target, target.Company),
            _ => throw new InvalidOperationException($"Unknown scope {Scope}."),
        };

    /// <summary>Two desks may have given one id to different boards or customers.</summary>
    private bool IsAt(StopTarget target, string? id) =>
        id is not null && Key == SorRef.Word(target.Ticket.Connection, id);

    internal void Lift(DateTimeOffset now) => LiftedAt = now;
}

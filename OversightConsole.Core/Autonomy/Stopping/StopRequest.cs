using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Autonomy.Stopping;

/// <summary>What somebody wants to stop or resume.</summary>
/// <param name="Scope">Everything, or what kind of thing.</param>
/// <param name="Key">The agent's key, or the board, company or ticket in one word (<see cref="SorRef.Word"/>); empty for all.</param>
/// <param name="Label">What people call it.</param>
public sealed record StopRequest(StopScope Scope, string Key, string Label)
{
    /// <summary>All writing by agents.</summary>
    public static readonly StopRequest All = new(StopScope.All, "", "All agents");

    /// <summary>One agent.</summary>
    public static StopRequest Agent(AgentDescriptor agent) => new(StopScope.Agent, agent.Key, agent.Name);

    /// <summary>One ticket.</summary>
    public static StopRequest Ticket(string id) => new(StopScope.Ticket, id, $"#{id}");

    /// <summary>One customer of a desk.</summary>
    public static StopRequest Customer(string connection, string id, string name) =>
        new(StopScope.Customer, SorRef.Word(connection, id), name);

    /// <summary>One board of a desk.</summary>
    public static StopRequest Board(string connection, string id, string name) =>
        new(StopScope.Board, SorRef.Word(connection, id), name);

    /// <summary>The request that the stop carries out.</summary>
    public static StopRequest Of(Stop stop) => new(stop.Scope, stop.Key, stop.Label);

    /// <summary>Whether a reason must be given: for one ticket "on this ticket" says enough.</summary>
    public bool AsksReason => Scope != StopScope.Ticket;

    /// <summary>Whether <paramref name="person"/> may stop this: a customer and a ticket are a technician's too.</summary>
    public bool MayStop(Person person) =>
        person.Is(Role.Manager, Role.Administrator)
        || (Scope is StopScope.Customer or StopScope.Ticket && person.Is(Role.Technician));

    /// <summary>Whether <paramref name="person"/> may lift a stop.</summary>
    public static bool MayResume(Person person) => person.Is(Role.Manager, Role.Administrator);

    /// <summary>What it is about, as the trail names it.</summary>
    internal string Subject =>
        Scope switch
        {
            StopScope.All => "fleet",
            StopScope.Agent => $"agent/{Key}",
            StopScope.Board => $"board/{Key}",
            StopScope.Customer => $"customer/{Key}",
            StopScope.Ticket => $"ticket/{Key}",
            _ => throw new InvalidOperationException($"Unknown scope {Scope}."),
        };
}

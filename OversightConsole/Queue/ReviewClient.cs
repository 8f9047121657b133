using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue;

/// <summary>
/// What the queue page asks of Review, with the signed-in person already bound: no model of this page can act, or look,
/// as somebody else. <see cref="ReviewClientFactory"/> makes it from the services.
/// </summary>
public sealed record ReviewClient
{
    public required Func<QueueFilter, int, int, CancellationToken, Task<QueuePage>> List { get; init; }

    /// <summary>Those of the given tickets on which something waits still, whoever has them.</summary>
    public required Func<
        IReadOnlyCollection<string>,
        CancellationToken,
        Task<IReadOnlyList<QueueTicket>>
    > StillWaiting { get; init; }

    public required Func<QueueFilter, CancellationToken, Task<QueueCounts>> Count { get; init; }
    public required Func<string, CancellationToken, Task<TicketCard?>> Open { get; init; }

    /// <summary>The card before it is opened: it does not count as shown.</summary>
    public required Func<string, CancellationToken, Task<TicketCard?>> Peek { get; init; }

    public required Func<string, string, CancellationToken, Task<IReadOnlyList<ValueOption>>> Search { get; init; }
    public required Func<CancellationToken, Task<IReadOnlyList<Undoable>>> Undoable { get; init; }
    public required Func<CancellationToken, Task<OwnDay>> OwnDay { get; init; }

    /// <summary>Takes no token: a decision once begun is finished, even if the browser closes.</summary>
    public required Func<DecisionRequest, Task<DecideOutcome>> Decide { get; init; }

    public required Func<string, Task<DecideOutcome?>> Skip { get; init; }
    public required Func<Guid, Task<RetractOutcome>> Retract { get; init; }

    /// <summary>Puts a decision's sending off while its decider looks at it; until when, or null when it cannot be.</summary>
    public required Func<Guid, Task<DateTimeOffset?>> Pause { get; init; }

    /// <summary>Lets it run on with what was left; when it is sent then, or null when there was no pause.</summary>
    public required Func<Guid, TimeSpan, Task<DateTimeOffset?>> Resume { get; init; }

    public required Func<string, CancellationToken, Task<ReservationOutcome>> Claim { get; init; }

    /// <summary>Says that this person has the ticket open, until disposed.</summary>
    public required Func<string, IDisposable> Present { get; init; }

    public required Func<string, IReadOnlyList<string>> AlsoOpen { get; init; }
}

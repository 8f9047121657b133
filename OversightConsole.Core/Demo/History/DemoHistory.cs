using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.History;

/// <summary>
/// The last days as they would have been with the console: agents look at what comes, reviewers decide, the executor
/// writes, technicians finish. Events run in the order of their time, in units of some tickets a transaction.
/// </summary>
internal sealed class DemoHistory(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    ServicesAtTime services,
    DemoClock clock,
    StoryWriter stories,
    ClosedTickets arrivals,
    int seed
)
{
    /// <summary>So many tickets a transaction: a sign-in meanwhile waits for one unit, and two at most.</summary>
    public const int Unit = 50;

    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Order)> _events = new();
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Reviewer _reviewer = new(contexts, seed);
    private IReadOnlyList<Person> _people = [];
    private SorCatalog? _catalog;
    private int _order;

    /// <summary>How many decisions reviewers made.</summary>
    public int Decisions { get; private set; }

    /// <summary>Whether there is somebody who decides; without demo users there is not.</summary>
    public bool HasReviewers => _people.Count > 0;

    /// <summary>Reads who decides and what values are valid.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        _people = await Reviewer.ActiveAsync(db, ct);
        _catalog = await services.Record.DescribeAsync(ct);
    }

    /// <summary>
    /// Plays <paramref name="unit"/> in one transaction, and all that is due before <paramref name="end"/>.
    /// </summary>
    /// <param name="areDecided">Whether reviewers and technicians take them up, or they are left waiting.</param>
    public Task PlayAsync(IReadOnlyList<DemoTicket> unit, bool areDecided, DateTimeOffset end, CancellationToken ct) =>
        bulk.RunAsync(
            async inner =>
            {
                await arrivals.WriteUnitAsync(unit, t => StoryWriter.Arrival(t), _numbers, inner);
                foreach (var ticket in unit)
                {
                    At(ticket.OpenedAt.AddSeconds(4), i => LookAsync(ticket, i));
                    if (areDecided)
                        At(StoryWriter.SortedAt(ticket), i => DecideAsync(ticket, i));
                }
                await RunUntilAsync(end, inner);
            },
            ct
        );

    /// <summary>Lets something happen at its time; at the same instant what was entered first comes first, so that a seed gives one history.</summary>
    public void At(DateTimeOffset at, Func<CancellationToken, Task> play) => _events.Enqueue(play, (at, _order++));

    /// <summary>Sends what is due.</summary>
    public async Task SendAsync(CancellationToken ct) => await services.Executor.RunOnceAsync(ct);

    private async Task RunUntilAsync(DateTimeOffset end, CancellationToken ct)
    {
        while (_events.TryPeek(out _, out var next) && next.At < end)
        {
            var play = _events.Dequeue();
            clock.MoveTo(next.At);
            await play(ct);
        }
    }

    private Task LookAsync(DemoTicket ticket, CancellationToken ct) =>
        services.Work.OnAsync(EmbeddedDesk.RefOf(_numbers[ticket.Key]), _catalog!, ct);

    private async Task DecideAsync(DemoTicket ticket, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isDecided = false;
        if (HasReviewers && await _reviewer.ThinkAsync(ticket, _numbers[ticket.Key], ct) is { } request)
        {
            var person = _people[(int)(DemoRandom.HashOf(ticket.Key) % (uint)_people.Count)];
            if (await services.Decisions.DecideAsync(person, request, ct) is Recorded recorded)
            {
                Decisions++;
                isDecided = recorded.SendsAt is not null;
                if (recorded.SendsAt is { } sends)
                    At(sends.AddSeconds(1), SendAsync);
            }
        }
        At(now.AddMinutes(1 + DemoRandom.HashOf(ticket.Key) % 6), inner => WorkAsync(ticket, isDecided, inner));
    }

    /// <summary>A technician takes it, and books the class where nobody has, or where the wrong one was waved through.</summary>
    private async Task WorkAsync(DemoTicket ticket, bool isDecided, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var number = _numbers[ticket.Key];
        var isRight = isDecided && await HasClassAsync(number, ticket.Booked, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var work = stories.Work(ticket, now);
        IReadOnlyList<SetField> changes = isRight ? work : [.. StoryWriter.Class(ticket), .. work];
        Must(
            ticket,
            await services.Desk.ChangeAsync(db, number, changes, StoryWriter.Person(ticket.OwnerId), null, ct)
        );
        var least = now.AddMinutes(3);
        At(ticket.ClosedAt > least ? ticket.ClosedAt : least, inner => CloseAsync(ticket, isDecided, inner));
        if (!isDecided)
            await LookAsync(ticket, ct);
    }

    private async Task CloseAsync(DemoTicket ticket, bool isDecided, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var note = new AddNote(ticket.Resolution, Internal: ticket.Source == TicketSource.Monitoring.Code);
        var owner = StoryWriter.Person(ticket.OwnerId);
        Must(ticket, await services.Desk.CloseAsync(db, _numbers[ticket.Key], note, owner, ct));
        // A change that nothing waits for makes no agent look again; only the row of the queue follows.
        if (!isDecided)
            await LookAsync(ticket, ct);
    }

    private async Task<bool> HasClassAsync(long number, TrueClass booked, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Ticket>()
            .AnyAsync(t => t.Id == number && t.BoardId == booked.Board && (t.ItemId ?? t.SubtypeId) == booked.Code, ct);
    }

    private static void Must(DemoTicket ticket, DeskOutcome outcome)
    {
        if (outcome is not DeskSaved)
            throw new InvalidOperationException($"The desk refused a step of the demo ticket {ticket.Key}: {outcome}");
    }
}

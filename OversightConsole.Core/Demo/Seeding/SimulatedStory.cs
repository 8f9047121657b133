using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Seeding;

/// <summary>
/// The simulated agents' part of the history: line reports through the whole time, answered by the simulated reviewers;
/// the one that will drift is promoted as soon as it has earned it.
/// </summary>
internal sealed class SimulatedStory(
    IDbContextFactory<OversightDbContext> contexts,
    ServicesAtTime services,
    Person manager,
    int seed
)
{
    private const int Reports = 80;

    // A target of its own: where a wrong impact costs little, less proof is asked.
    private static readonly ClaimTerms Terms = new(Target: 0.85, Floor: 0.90, CriticalTarget: 0.90);

    private readonly SimulatedReview _review = new(contexts, services.Record, services.Desk, services.Decisions);
    private int _announced;
    private bool _isPromoted;
    private int _written;

    /// <summary>Agrees with the manager what the agent that will drift has to prove.</summary>
    public async Task BeginAsync(CancellationToken ct) =>
        await services.Fleet.SetTermsAsync(
            manager,
            SimulatedAgent.Drift,
            Terms,
            "A wrong impact on a line report costs minutes",
            ct
        );

    /// <summary>When the next report comes, if they are spread evenly over the history; null after the last.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset begin, DateTimeOffset until) =>
        _announced < Reports ? begin + (until - begin) * ((_announced + 0.5) / Reports) : null;

    /// <summary>The report that <see cref="NextAt"/> named is on its way.</summary>
    public void Announce() => _announced++;

    /// <summary>One report comes in; the agents look at it.</summary>
    public async Task ArriveAsync(DateTimeOffset at, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var report = SimulatedTicket.Write(seed, ++_written, isNewForm: false, at);
        var story = new TicketStory(report, new Actor(ActorKind.Monitoring, "api-rmm", "Monitoring (API)"), []);
        var result = (await services.Desk.CreateManyAsync(db, [story], ct))[0];
        var number = result.Ticket ?? throw new InvalidOperationException(result.Problems[0].Sentence);
        await services.Work.OnAsync(EmbeddedDesk.RefOf(number), await services.Record.DescribeAsync(ct), ct);
    }

    /// <summary>The reviewers answer what waits.</summary>
    public Task AnswerAsync(CancellationToken ct) => _review.AnswerAsync(ct);

    /// <summary>What is decided and sent is closed.</summary>
    public Task CloseAsync(CancellationToken ct) => _review.CloseAsync(ct);

    /// <summary>Between two units, when all is committed: promotes once it is earned.</summary>
    public async Task PromoteAsync(CancellationToken ct)
    {
        if (_isPromoted || await services.Promotions.StatusAsync(SimulatedAgent.Drift, manager, ct) is not { } current)
            return;
        if (current.Gates.Any(g => g.State == GateState.Open && g.Kind != GateKind.Trail))
            return;
        await services.Trail.RunAsync(ct: ct);
        _isPromoted =
            await services.Promotions.PromoteAsync(manager, SimulatedAgent.Drift, "Proven on line reports", ct)
            is Promoted;
    }
}

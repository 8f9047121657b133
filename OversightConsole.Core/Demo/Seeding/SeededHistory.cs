using OversightConsole.Core.Access;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Demo.State;

namespace OversightConsole.Core.Demo.Seeding;

/// <summary>
/// Plays the demo's last weeks so that they end where a manager wants to look: Classification first in shadow, then
/// suggesting, with its evidence a few right answers short of every gate, and exactly those suggestions open. Nothing is
/// written that the real services did not: only the day on which it leaves the shadow and which tickets are the last to
/// come are chosen.
/// </summary>
internal sealed class SeededHistory(
    DemoHistory play,
    ServicesAtTime services,
    SimulatedStory simulated,
    DemoClock clock,
    DemoProgress progress,
    TimeZoneInfo zone,
    int seed
)
{
    private const string Agent = ClassificationAgent.AgentKey;

    /// <summary>The newest tickets are kept back: to top up what is missing, and to wait in the queue. Of a short history a third.</summary>
    private const int Reserve = 120;

    private const int Batch = 30;

    /// <summary>Each round adds answers; were the model so poor that these do not do, the demo begins as near as it came.</summary>
    private const int MostRounds = 80;

    public static readonly Person Manager = DemoUsers.All.First(u => u.Role == Role.Manager).AsPerson();
    private static readonly TimeSpan LineReport = TimeSpan.FromMinutes(5);
    private DateTimeOffset _begin;
    private DateTimeOffset _until;
    private int _total;
    private int _done;

    /// <summary>Plays <paramref name="tickets"/>, oldest first, up to <paramref name="until"/>; returns how many came in.</summary>
    public async Task<int> PlayAsync(IReadOnlyList<DemoTicket> tickets, DateTimeOffset until, CancellationToken ct)
    {
        (_begin, _until, _total) = (clock.GetUtcNow(), until, tickets.Count);
        var forecast = new Forecast(services.Memory.Knowledge!, await services.Record.DescribeAsync(ct), seed);
        var foreseen = tickets.Select(forecast.Of).ToList();
        var known = foreseen.Take(foreseen.Count - Math.Min(Reserve, foreseen.Count / 3)).ToList();
        var plan = SeedingPlan.For(known);
        await simulated.BeginAsync(ct);
        await services.Fleet.SetTermsAsync(Manager, Agent, plan.Terms, "Agreed with the team leads", ct);
        await services.Fleet.SetModeAsync(Manager, Agent, AgentMode.Shadow, "It watches first", ct);
        foreach (var unit in known.Take(plan.From).Chunk(DemoHistory.Unit))
            await UnitAsync(unit, ct);
        await services.Fleet.SetModeAsync(Manager, Agent, AgentMode.Suggest, "What it said in shadow was good", ct);
        foreach (var unit in known.Skip(plan.From).Chunk(DemoHistory.Unit))
            await UnitAsync(unit, ct);
        var further = new FurtherTickets(seed, until - Fresh.Span, zone, forecast);
        var morning = new MorningQueue([.. foreseen.Skip(known.Count)], further);
        await TopUpAsync(morning, ct);
        await WaitAsync(morning, ct);
        return _done;
    }

    /// <summary>
    /// More come in and are answered until the evidence is as near as it shall be: in units so small that not even all
    /// right they could bring it nearer, and one that the agent gets wrong where it came too near.
    /// </summary>
    private async Task TopUpAsync(MorningQueue morning, CancellationToken ct)
    {
        await SettleAsync(ct);
        for (var round = 0; round < MostRounds; round++)
        {
            var missing = (await StatusAsync(ct)).Way.RightAtBest ?? Reserve;
            if (missing is >= SeedingPlan.Near and <= SeedingPlan.Short)
                return;
            var unit =
                missing > SeedingPlan.Short
                    ? morning.TakeRight((int)Math.Min(missing - SeedingPlan.Short, Batch))
                    : morning.TakeWrong();
            if (unit.Length == 0)
                return;
            await UnitAsync(unit, ct);
            await SettleAsync(ct);
        }
    }

    /// <summary>
    /// This morning's queue: as many sure and right suggestions as are missing, and some that the agent is unsure of, which
    /// are no evidence. What is open is counted afterwards, since the ledger takes some for copies of earlier ones: more
    /// come in until none is missing.
    /// </summary>
    private async Task WaitAsync(MorningQueue morning, CancellationToken ct)
    {
        var missing = (int)((await StatusAsync(ct)).Way.RightAtBest ?? SeedingPlan.Short);
        var chosen = morning.TakeWaiting(missing);
        await LeaveAsync(Fresh.Newest([.. chosen.Select(c => c.Ticket)], chosen.Count, _until), ct);
        while ((await StatusAsync(ct)).Open < missing && morning.TakeOne() is { } more)
            await LeaveAsync([Fresh.Moved(more.Ticket, _until - LineReport)], ct);
    }

    private async Task LeaveAsync(IReadOnlyList<DemoTicket> waiting, CancellationToken ct)
    {
        await play.PlayAsync(waiting, areDecided: false, _until, ct);
        _done += waiting.Count;
    }

    private async Task UnitAsync(Foreseen[] unit, CancellationToken ct)
    {
        progress.Report(DemoPhase.History, _done, _total);
        var end = unit[^1].Ticket.OpenedAt.AddTicks(1);
        while (simulated.NextAt(_begin, _until) is { } next && next < end)
        {
            var at = next;
            play.At(at, inner => simulated.ArriveAsync(at, inner));
            play.At(at + LineReport, simulated.AnswerAsync);
            play.At(at + 2 * LineReport, play.SendAsync);
            play.At(at + 3 * LineReport, simulated.CloseAsync);
            simulated.Announce();
        }
        await play.PlayAsync([.. unit.Select(u => u.Ticket)], areDecided: true, end, ct);
        _done += unit.Length;
        await FollowAsync(ct);
        await simulated.PromoteAsync(ct);
    }

    /// <summary>Lets everything that was begun come to its end before this morning.</summary>
    private async Task SettleAsync(CancellationToken ct)
    {
        await play.PlayAsync([], areDecided: true, _until - Fresh.Span, ct);
        await FollowAsync(ct);
    }

    /// <summary>What people put right after a wrong one was waved through is found, as it is on any day.</summary>
    private async Task FollowAsync(CancellationToken ct)
    {
        while (await services.Outcomes.RunOnceAsync(ct)) { }
    }

    private async Task<PromotionStatus> StatusAsync(CancellationToken ct) =>
        (await services.Promotions.StatusAsync(Agent, Manager, ct))!;
}

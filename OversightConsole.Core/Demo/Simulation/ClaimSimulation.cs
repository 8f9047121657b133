using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>The progress of a simulation.</summary>
/// <param name="IsFalling">Whether the promoted ones act by now.</param>
/// <param name="Done">Answers, or actions, of each.</param>
/// <param name="Most">How many of each there will be at most.</param>
/// <param name="Left">Agents that are not promoted yet, or have not stepped back yet.</param>
public sealed record SimulationProgress(bool IsFalling, int Done, int Most, int Left);

/// <summary>
/// Many agents of one known accuracy on their way through the console's own gate, ledger, promotion and alarm: how many
/// are ever promoted, and how soon those that fall step back. Fills the database it is given; never give it a real one.
/// </summary>
public sealed class ClaimSimulation(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    ProposalEntry entry,
    DemoUsers users,
    AgentRegister register
)
{
    // More than the day within which copies of a ticket count as one incident.
    private static readonly TimeSpan Step = TimeSpan.FromHours(25);
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Runs all of it and says how far it is after every round.</summary>
    /// <exception cref="InvalidOperationException">The console counted otherwise than was answered, or refused what was earned.</exception>
    public async Task<SimulationResult> RunAsync(
        SimulationPlan plan,
        Action<SimulationProgress> tell,
        CancellationToken ct = default
    )
    {
        await users.CreateAsync(ct);
        var clock = new DemoClock(Start);
        var manager = new SimulatedManager(contexts, bulk, register, clock, Demo("manager"));
        var reviews = new SimulatedReviews(contexts, bulk, entry, clock, Demo("technician"));
        var trail = new TrailCheck(contexts, clock);
        List<SimulatedClaim> claims = [.. Enumerable.Range(1, plan.Claims).Select(n => new SimulatedClaim(plan, n))];
        await manager.InstallAsync(claims, plan.Target, ct);
        // The gate and every promotion ask for a verdict on the trail.
        await trail.RunAsync(ct: ct);
        await EarnAsync(plan, claims, manager, reviews, clock, tell, ct);
        if (plan.Fall is { } fall)
            await FallAsync(fall, claims, manager, reviews, clock, tell, ct);
        var verdict = await trail.RunAsync(ct: ct);
        return new SimulationResult(
            claims.Sum(c => (long)c.Right + c.Wrong),
            new RuleResult([.. claims.Select(c => c.PromotedAt)]),
            new RuleResult([.. claims.Select(c => NaiveRule.PromotedAt(plan, c.Agent))]),
            FalsePromotion.Probability(plan.TrueAccuracy, plan.Target, SimulationPlan.Alpha, plan.Reviews),
            plan.Fall is null ? null : Fallen(claims),
            verdict.Intact,
            verdict.Entries
        );
    }

    private static async Task EarnAsync(
        SimulationPlan plan,
        List<SimulatedClaim> claims,
        SimulatedManager manager,
        SimulatedReviews reviews,
        DemoClock clock,
        Action<SimulationProgress> tell,
        CancellationToken ct
    )
    {
        var waiting = claims;
        for (var round = 1; round <= plan.Reviews && waiting.Count > 0; round++)
        {
            clock.MoveTo(clock.GetUtcNow() + Step);
            await reviews.NextAsync(waiting, ct);
            await manager.LookAsync(waiting, plan.Target, ct);
            waiting = [.. waiting.Where(c => c.PromotedAt is null)];
            tell(new SimulationProgress(false, round, plan.Reviews, waiting.Count));
        }
    }

    private static async Task FallAsync(
        AccuracyFall fall,
        List<SimulatedClaim> claims,
        SimulatedManager manager,
        SimulatedReviews reviews,
        DemoClock clock,
        Action<SimulationProgress> tell,
        CancellationToken ct
    )
    {
        List<SimulatedClaim> alone = [.. claims.Where(c => c.PromotedAt is not null)];
        for (var round = 1; round <= fall.Actions && alone.Count > 0; round++)
        {
            clock.MoveTo(clock.GetUtcNow() + Step);
            await reviews.NextAsync(alone, ct);
            await manager.SeeWhoSteppedBackAsync(alone, ct);
            alone = [.. alone.Where(c => !c.HasSteppedBack)];
            tell(new SimulationProgress(true, round, fall.Actions, alone.Count));
        }
    }

    private static FallResult Fallen(List<SimulatedClaim> claims)
    {
        var fallen = claims.Where(c => c.PromotedAt is not null).ToList();
        return new FallResult(
            [.. fallen.Select(c => c.HasSteppedBack ? c.Actions : (int?)null)],
            [.. fallen.Select(c => c.HasSteppedBack ? c.Audits : (int?)null)]
        );
    }

    private static Person Demo(string name) => DemoUsers.All.Single(u => u.Name == name).AsPerson();
}

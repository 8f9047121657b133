using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>
/// A manager who looks at the stored counts of every claim after every answer, and promotes at the first moment that the
/// console lets them: the case that the bar must withstand.
/// </summary>
internal sealed class SimulatedManager(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    AgentRegister register,
    DemoClock clock,
    Person manager
)
{
    private const string Reason = "A simulation";
    private readonly FleetControl _fleet = new(contexts, register, clock);
    private readonly Promotions _promotions = new(contexts, clock);

    /// <summary>Installs the agents with what each must prove.</summary>
    public async Task InstallAsync(IReadOnlyList<SimulatedClaim> claims, double target, CancellationToken ct)
    {
        await _fleet.InstallAsync(claims.Select(c => c.Agent), ct);
        var terms = new ClaimTerms(target, Floor: 0.9, CriticalTarget: target);
        await bulk.RunAsync(
            async inner =>
            {
                foreach (var claim in claims)
                    if (
                        await _fleet.SetTermsAsync(manager, claim.Agent, terms, Reason, inner)
                        is var set
                            and not ManagerActionOutcome.Set
                    )
                        throw new InvalidOperationException($"The terms of {claim.Agent} were not set: {set}.");
            },
            ct
        );
    }

    /// <summary>Promotes those whose counts have reached the bar.</summary>
    public async Task LookAsync(IReadOnlyList<SimulatedClaim> claims, double target, CancellationToken ct)
    {
        Dictionary<string, ClaimTally> tallies;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            tallies = await db.Set<AgentClaim>()
                .AsNoTracking()
                .Where(c => c.EndedAt == null && !c.IsChallenger)
                .ToDictionaryAsync(c => c.Agent, c => c.Tally, ct);
        foreach (var claim in claims)
        {
            var tally = tallies[claim.Agent];
            if ((tally.Right, tally.Failures) != (claim.Right, claim.Wrong))
                throw new InvalidOperationException(
                    $"The ledger counts {tally.Right} right and {tally.Failures} wrong for {claim.Agent}, but {claim.Right} and {claim.Wrong} were answered."
                );
            if (EValue.Reaches(tally.Right, tally.Failures, target, 1 / SimulationPlan.Alpha))
                await PromoteAsync(claim, ct);
        }
    }

    /// <summary>Takes note of those that lost their autonomy.</summary>
    public async Task SeeWhoSteppedBackAsync(IReadOnlyList<SimulatedClaim> claims, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var alone = await db.Set<AgentSettings>()
            .Where(a => a.Mode == AgentMode.Autonomous)
            .Select(a => a.Agent)
            .ToHashSetAsync(ct);
        foreach (var claim in claims.Where(c => !alone.Contains(c.Agent)))
            claim.SteppedBack();
    }

    private async Task PromoteAsync(SimulatedClaim claim, CancellationToken ct)
    {
        var outcome = await _promotions.PromoteAsync(manager, claim.Agent, Reason, ct);
        if (outcome is not Promoted)
            throw new InvalidOperationException($"{claim.Agent} reached the bar and was not promoted: {outcome}");
        claim.Promoted();
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;

namespace OversightConsole.Tests.Harness;

/// <summary>A second version of the house's agent beside the one at work, with rows in the model store for both.</summary>
internal static class ChallengerHarness
{
    public const string Version = "v2";

    /// <summary>v2 runs beside v1 and says <paramref name="says"/>; of phishing both say the same.</summary>
    public static async Task ChallengerAsync(this ReviewHarness harness, string says = Drafts.Driver)
    {
        foreach (var (number, current) in new[] { (1, VersionRole.Champion), (2, VersionRole.Challenger) })
            await harness.ReadAsync(db =>
            {
                db.Add(
                    new TrainedModel
                    {
                        Agent = ReviewHarness.Agent,
                        Number = number,
                        TrainingHash = "",
                        File = $"no-{number}.model",
                        At = harness.Time.GetUtcNow(),
                        Role = current,
                    }
                );
                return db.SaveChangesAsync();
            });
        var challenger = new TestAgent { Says = (t, c) => new Proposes(Said(t, c, says)) };
        harness.Get<ChallengerVersions>().Set(ReviewHarness.Agent, new Challenger(Version, challenger));
    }

    /// <summary>v2 is at work now: what the pipeline asks says what v2 said.</summary>
    public static void IsAtWork(this ReviewHarness harness, string says = Drafts.Driver) =>
        harness.Asked.Says = (t, c) => new Proposes(Said(t, c, says));

    public static Task<ManagerActionOutcome> PutToWorkAsync(this ReviewHarness harness, int version = 2) =>
        harness.Get<VersionControl>().MakeChampionAsync(harness.Manager, ReviewHarness.Agent, version, "It is better");

    public static async Task<VersionOutlook> OutlookAsync(this ReviewHarness harness, string version = Version) =>
        (await harness.Get<Promotions>().OutlookAsync(ReviewHarness.Agent, version))!;

    /// <summary>Right and wrong of what v2 earned beside v1.</summary>
    public static async Task<(long Right, long Wrong)> ChallengerCountsAsync(this ReviewHarness harness)
    {
        var accuracy = (await harness.OutlookAsync()).Status.Accuracy;
        return (accuracy.Right, accuracy.Wrong);
    }

    /// <summary>What v2 said of a ticket.</summary>
    public static async Task<Proposal> ChallengerSaidAsync(this ReviewHarness harness, SorRef ticket) =>
        (await harness.ProposedAsync(ticket)).Last(p => p.AgentVersion == Version);

    public static Task<AgentClaim> ClaimAsync(this ReviewHarness harness, string version) =>
        harness.ReadAsync(db => db.Set<AgentClaim>().AsNoTracking().SingleAsync(c => c.AgentVersion == version));

    private static ProposalDraft Said(SorRecord ticket, SorCatalog catalog, string says) =>
        (
            ticket.Description.Contains("phishing", StringComparison.Ordinal)
                ? Drafts.Class(ticket, catalog, AutonomyHarness.Phishing, board: "security")
                : Drafts.Class(ticket, catalog, says)
        ) with
        {
            AgentVersion = Version,
        };
}

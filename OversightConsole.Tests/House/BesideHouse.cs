using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Training;

namespace OversightConsole.Tests.House;

/// <summary>A second version of the house's agent beside the one at work, with rows in the model store for both.</summary>
internal static class BesideHouse
{
    public const string Version = "v2";

    /// <summary>v2 runs beside v1 and says <paramref name="says"/>; of phishing both say the same.</summary>
    public static async Task BesideAsync(this ReviewHouse house, string says = Drafts.Driver)
    {
        foreach (var (number, standing) in new[] { (1, VersionStanding.Champion), (2, VersionStanding.Challenger) })
            await house.ReadAsync(db =>
            {
                db.Add(
                    new TrainedModel
                    {
                        Agent = ReviewHouse.Agent,
                        Number = number,
                        TrainingHash = "",
                        File = $"no-{number}.model",
                        At = house.Time.GetUtcNow(),
                        Standing = standing,
                    }
                );
                return db.SaveChangesAsync();
            });
        var beside = new TestAgent { Says = (t, c) => new Proposes(Said(t, c, says)) };
        house.Get<Challengers>().Set(ReviewHouse.Agent, new Challenger(Version, beside));
    }

    /// <summary>v2 is at work now: what the pipeline asks says what v2 said.</summary>
    public static void IsAtWork(this ReviewHouse house, string says = Drafts.Driver) =>
        house.Asked.Says = (t, c) => new Proposes(Said(t, c, says));

    public static Task<ModeOutcome> PutToWorkAsync(this ReviewHouse house, int version = 2) =>
        house.Get<VersionControl>().MakeChampionAsync(house.Manager, ReviewHouse.Agent, version, "It is better");

    public static async Task<VersionOutlook> OutlookAsync(this ReviewHouse house, string version = Version) =>
        (await house.Get<Promotions>().OutlookAsync(ReviewHouse.Agent, version))!;

    /// <summary>Right and wrong of what v2 earned beside v1.</summary>
    public static async Task<(long Right, long Wrong)> BesideCountsAsync(this ReviewHouse house)
    {
        var accuracy = (await house.OutlookAsync()).Standing.Accuracy;
        return (accuracy.Right, accuracy.Wrong);
    }

    /// <summary>What v2 said of a ticket.</summary>
    public static async Task<Proposal> SaidBesideAsync(this ReviewHouse house, SorRef ticket) =>
        (await house.ProposedAsync(ticket)).Last(p => p.AgentVersion == Version);

    public static Task<AgentClaim> ClaimAsync(this ReviewHouse house, string version) =>
        house.ReadAsync(db => db.Set<AgentClaim>().AsNoTracking().SingleAsync(c => c.AgentVersion == version));

    private static ProposalDraft Said(SorRecord ticket, SorCatalog catalog, string says) =>
        (
            ticket.Description.Contains("phishing", StringComparison.Ordinal)
                ? Drafts.Class(ticket, catalog, AutonomyHouse.Phishing, board: "security")
                : Drafts.Class(ticket, catalog, says)
        ) with
        {
            AgentVersion = Version,
        };
}

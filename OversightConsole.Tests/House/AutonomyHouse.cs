using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.House;

/// <summary>A house in which one agent earns, and may lose, its autonomy: through the real pipeline, queue and executor.</summary>
internal static class AutonomyHouse
{
    /// <summary>Low enough for a test: 23 right answers without an error, 9 critical ones found.</summary>
    public static readonly ClaimTerms Easy = new(Target: 0.80, Floor: 0.90, CriticalTarget: 0.60);

    public const string Phishing = "alert/security/sign-in";

    private static int _number;

    public static async Task<ReviewHouse> OnAsync(DatabaseFixture database, ClaimTerms? terms = null)
    {
        var house = await PipelineHouse.OnAsync(database);
        house.Asked.Says = (ticket, catalog) =>
            new Proposes(
                ticket.Description.Contains("phishing", StringComparison.Ordinal)
                    ? Drafts.Class(ticket, catalog, Phishing, board: "security")
                    : Drafts.Class(ticket, catalog)
            );
        await house.TrailIsAsync(intact: true);
        if (terms is not null)
            (await house.Get<FleetControl>().SetTermsAsync(house.Manager, ReviewHouse.Agent, terms, "For a test"))
                .Should()
                .Be(ModeOutcome.Set);
        return house;
    }

    public static Task TrailIsAsync(this ReviewHouse house, bool intact) =>
        house.ReadAsync(async db =>
        {
            await db.Set<TrailVerdict>().ExecuteDeleteAsync();
            db.Add(new TrailVerdict { Intact = intact, Reason = intact ? null : "Entry 3 was changed." });
            return await db.SaveChangesAsync();
        });

    /// <summary>Tickets that are no copies of each other, each with a suggestion on it.</summary>
    public static async Task<IReadOnlyList<Line>> SuggestionsAsync(
        this ReviewHouse house,
        int count,
        string about = "printer"
    )
    {
        var tickets = new List<SorRef>();
        for (var i = 0; i < count; i++)
            tickets.Add(await house.ArrivesAsync(about));
        await house.WorkAsync();
        var lines = new List<Line>();
        foreach (var ticket in tickets)
            lines.Add(await house.LineAsync(ticket));
        return lines;
    }

    /// <summary>A ticket in words of its own; nobody has looked at it yet.</summary>
    public static async Task<SorRef> ArrivesAsync(this ReviewHouse house, string about = "printer")
    {
        var number = Interlocked.Increment(ref _number);
        var words = $"{about} case{number} room{number} asset{number} caller{number}";
        var saved = await house.DeskPages.CreateAsync(
            new NewTicket { Summary = $"{about} {number}", Description = words },
            new Actor(ActorKind.Customer, "customer", "A customer"),
            default
        );
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket);
    }

    /// <summary>So many suggestions answered as right by the technicians in turn, and so many critical ones among them.</summary>
    public static async Task EarnAsync(this ReviewHouse house, int right = 14, int critical = 9)
    {
        var lines = (await house.SuggestionsAsync(critical, "phishing")).Concat(await house.SuggestionsAsync(right));
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
            await house.ApprovedAsync(line, i % 2 == 0 ? house.Ravi : house.Mia);
    }

    /// <summary>Earned, and promoted by the manager.</summary>
    public static async Task PromotedAsync(this ReviewHouse house)
    {
        await house.EarnAsync();
        await house.SendAsync();
        (await house.Get<Promotions>().PromoteAsync(house.Manager, ReviewHouse.Agent, "It is good enough"))
            .Should()
            .BeOfType<Promoted>();
    }

    public static async Task<PromotionStanding> StandingAsync(
        this ReviewHouse house,
        string agent = ReviewHouse.Agent
    ) => (await house.Get<Promotions>().StandingAsync(agent))!;

    public static async Task<(long Right, long Wrong)> CountsAsync(this ReviewHouse house)
    {
        var accuracy = (await house.StandingAsync()).Accuracy;
        return (accuracy.Right, accuracy.Wrong);
    }

    public static Task<AgentSettings> SettingsAsync(this ReviewHouse house) =>
        house.ReadAsync(db => db.Set<AgentSettings>().AsNoTracking().SingleAsync(a => a.Agent == ReviewHouse.Agent));

    /// <summary>Every agent's action that it could do alone is drawn for audit with this chance.</summary>
    public static Task AuditShareIsAsync(this ReviewHouse house, double share) =>
        house.ReadAsync(db =>
            db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => share))
        );
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Harness;

/// <summary>A house in which one agent earns, and may lose, its autonomy: through the real pipeline, queue and executor.</summary>
internal static class AutonomyHarness
{
    /// <summary>Low enough for a test: 23 right answers without an error, 9 critical ones found.</summary>
    public static readonly ClaimTerms Easy = new(Target: 0.80, Floor: 0.90, CriticalTarget: 0.60);

    public const string Phishing = "alert/security/sign-in";

    private static int _number;

    public static async Task<ReviewHarness> OnAsync(
        DatabaseFixture database,
        ClaimTerms? terms = null,
        Action<IServiceCollection>? more = null
    )
    {
        var harness = await PipelineHarness.OnAsync(database, more);
        harness.Asked.Says = (ticket, catalog) =>
            new Proposes(
                ticket.Description.Contains("phishing", StringComparison.Ordinal)
                    ? Drafts.Class(ticket, catalog, Phishing, board: "security")
                    : Drafts.Class(ticket, catalog)
            );
        await harness.TrailIsAsync(intact: true);
        if (terms is not null)
            (await harness.Get<FleetControl>().SetTermsAsync(harness.Manager, ReviewHarness.Agent, terms, "For a test"))
                .Should()
                .Be(ManagerActionOutcome.Set);
        return harness;
    }

    public static Task TrailIsAsync(this ReviewHarness harness, bool intact) =>
        harness.ReadAsync(async db =>
        {
            await db.Set<TrailVerdict>().ExecuteDeleteAsync();
            db.Add(new TrailVerdict { Intact = intact, Reason = intact ? null : "Entry 3 was changed." });
            return await db.SaveChangesAsync();
        });

    /// <summary>Tickets that are no copies of each other, each with a suggestion on it.</summary>
    public static async Task<IReadOnlyList<Line>> SuggestionsAsync(
        this ReviewHarness harness,
        int count,
        string about = "printer"
    )
    {
        var tickets = new List<SorRef>();
        for (var i = 0; i < count; i++)
            tickets.Add(await harness.ArrivesAsync(about));
        await harness.WorkAsync();
        var lines = new List<Line>();
        foreach (var ticket in tickets)
            lines.Add(await harness.LineAsync(ticket));
        return lines;
    }

    /// <summary>A ticket in words of its own; nobody has looked at it yet.</summary>
    public static async Task<SorRef> ArrivesAsync(this ReviewHarness harness, string about = "printer")
    {
        var number = Interlocked.Increment(ref _number);
        var words = $"{about} case{number} room{number} asset{number} caller{number}";
        var saved = await harness.DeskPages.CreateAsync(
            new NewTicket { Summary = $"{about} {number}", Description = words },
            new Actor(ActorKind.Customer, "customer", "A customer"),
            default
        );
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket);
    }

    /// <summary>So many suggestions answered as right by the technicians in turn, and so many critical ones among them.</summary>
    public static async Task EarnAsync(this ReviewHarness harness, int right = 14, int critical = 9)
    {
        var lines = (await harness.SuggestionsAsync(critical, "phishing")).Concat(
            await harness.SuggestionsAsync(right)
        );
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
            await harness.ApprovedAsync(line, i % 2 == 0 ? harness.Ravi : harness.Mia);
    }

    /// <summary>Earned, and promoted by the manager.</summary>
    public static async Task PromotedAsync(this ReviewHarness harness)
    {
        await harness.EarnAsync();
        await harness.SendAsync();
        (await harness.Get<Promotions>().PromoteAsync(harness.Manager, ReviewHarness.Agent, "It is good enough"))
            .Should()
            .BeOfType<Promoted>();
    }

    public static async Task<PromotionStatus> StatusAsync(
        this ReviewHarness harness,
        string agent = ReviewHarness.Agent
    ) => (await harness.Get<Promotions>().StatusAsync(agent))!;

    public static async Task<(long Right, long Wrong)> CountsAsync(this ReviewHarness harness)
    {
        var accuracy = (await harness.StatusAsync()).Accuracy;
        return (accuracy.Right, accuracy.Wrong);
    }

    public static Task<AgentSettings> SettingsAsync(this ReviewHarness harness) =>
        harness.ReadAsync(db =>
            db.Set<AgentSettings>().AsNoTracking().SingleAsync(a => a.Agent == ReviewHarness.Agent)
        );

    /// <summary>Every agent's action that it could do alone is drawn for audit with this chance.</summary>
    public static Task AuditShareIsAsync(this ReviewHarness harness, double share) =>
        harness.ReadAsync(db =>
            db.Set<AgentSettings>().ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => share))
        );
}

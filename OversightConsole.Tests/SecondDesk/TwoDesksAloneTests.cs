using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>What an agent that works alone may do for a customer is that customer's, not its namesake's on another desk.</summary>
public sealed class TwoDesksAloneTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task After_a_severe_error_an_agent_asks_again_for_the_customer_of_that_desk_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var harness = desks.House;
        await EarnedAsync(desks);
        await harness
            .Get<CustomerTerms>()
            .SetAsync(harness.Manager, MemoryDesk.Name, MemoryDesk.Customer, AllowedTerms.All);
        var (own, other) = await desks.SameNumberAsync();
        await harness.WorkAsync();
        var namesake = (await harness.ProposedAsync(own)).Single();
        var here = (await harness.ProposedAsync(other)).Single();
        here.Status.Should().Be(ProposalStatus.Approved, "it works alone there");

        await SuspendAsync(desks, namesake.Id);
        (await NextAsync(desks, "Monitor flickers")).Should().Be(ProposalStatus.Approved);

        await SuspendAsync(desks, here.Id);
        (await NextAsync(desks, "Keyboard sticks")).Should().Be(ProposalStatus.Pending);
    }

    private static async Task EarnedAsync(TwoDesks desks)
    {
        var harness = desks.House;
        var second = harness.Asked.Says;
        harness.Asked.Says = (ticket, catalog) =>
            ticket.Description.StartsWith("phishing", StringComparison.Ordinal)
                ? new Core.Agents.Proposes(Drafts.Class(ticket, catalog, AutonomyHarness.Phishing, board: "security"))
                : second(ticket, catalog);
        await harness.TrailIsAsync(intact: true);
        (
            await harness
                .Get<FleetControl>()
                .SetTermsAsync(harness.Manager, ReviewHarness.Agent, AutonomyHarness.Easy, "For a test")
        )
            .Should()
            .Be(ManagerActionOutcome.Set);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(0);
    }

    private static Task<int> SuspendAsync(TwoDesks desks, Guid wrong) =>
        desks.House.ReadAsync(db =>
        {
            var suspension = new Suspension
            {
                Id = Guid.NewGuid(),
                Agent = ReviewHarness.Agent,
                Company = MemoryDesk.Customer,
                ProposalId = wrong,
                At = desks.House.Time.GetUtcNow(),
            };
            db.Add(suspension);
            return db.SaveChangesAsync();
        });

    private static async Task<ProposalStatus> NextAsync(TwoDesks desks, string summary)
    {
        var ticket = desks.Other.Opens(summary, $"{summary}, and nothing helps.");
        await desks.House.WorkAsync();
        return (await desks.House.ProposedAsync(ticket)).Single().Status;
    }
}

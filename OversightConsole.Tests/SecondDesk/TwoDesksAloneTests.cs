using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>What an agent that works alone may do for a customer is that customer's, not its namesake's on another desk.</summary>
public sealed class TwoDesksAloneTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task After_a_severe_error_an_agent_asks_again_for_the_customer_of_that_desk_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var house = desks.House;
        await EarnedAsync(desks);
        await house
            .Get<CustomerTerms>()
            .SetAsync(house.Manager, MemoryDesk.Name, MemoryDesk.Customer, AllowedTerms.All);
        var (own, other) = await desks.SameNumberAsync();
        await house.WorkAsync();
        var namesake = (await house.ProposedAsync(own)).Single();
        var here = (await house.ProposedAsync(other)).Single();
        here.Status.Should().Be(ProposalStatus.Approved, "it works alone there");

        await SuspendAsync(desks, namesake.Id);
        (await NextAsync(desks, "Monitor flickers")).Should().Be(ProposalStatus.Approved);

        await SuspendAsync(desks, here.Id);
        (await NextAsync(desks, "Keyboard sticks")).Should().Be(ProposalStatus.Pending);
    }

    private static async Task EarnedAsync(TwoDesks desks)
    {
        var house = desks.House;
        var second = house.Asked.Says;
        house.Asked.Says = (ticket, catalog) =>
            ticket.Description.StartsWith("phishing", StringComparison.Ordinal)
                ? new Core.Agents.Proposes(Drafts.Class(ticket, catalog, AutonomyHouse.Phishing, board: "security"))
                : second(ticket, catalog);
        await house.TrailIsAsync(intact: true);
        (
            await house
                .Get<FleetControl>()
                .SetTermsAsync(house.Manager, ReviewHouse.Agent, AutonomyHouse.Easy, "For a test")
        )
            .Should()
            .Be(ModeOutcome.Set);
        await house.PromotedAsync();
        await house.AuditShareIsAsync(0);
    }

    private static Task<int> SuspendAsync(TwoDesks desks, Guid wrong) =>
        desks.House.ReadAsync(db =>
        {
            var suspension = new Suspension
            {
                Id = Guid.NewGuid(),
                Agent = ReviewHouse.Agent,
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

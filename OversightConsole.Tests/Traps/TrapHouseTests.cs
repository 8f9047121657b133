using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Tests.Traps;

[Collection(TrapCollection.Name)]
public sealed class TrapHouseTests(TrapDesk desk)
{
    [Fact]
    public async Task A_trap_arrives_is_looked_at_decided_and_written()
    {
        await using var house = await desk.OpenAsync();

        var arrived = await house.ArriveAsync(23);

        var card = await house.CardAsync(arrived.Ticket);
        card.Lines.Should().Contain(l => l.Agent == ClassificationAgent.AgentKey);
        (await house.DecideAsync(arrived.Ticket, ClassificationAgent.AgentKey, Verdict.Approve))
            .Should()
            .BeOfType<Recorded>();
        await house.SendAsync();
        (await house.TicketAsync(arrived.Ticket))[TicketFields.Item]!.Id.Should().Be("incident/account/mfa");
    }

    [Fact]
    public async Task Each_test_has_a_desk_of_its_own()
    {
        await using var one = await desk.OpenAsync();
        await using var other = await desk.OpenAsync();

        var arrived = await one.ArriveAsync(4);

        (await other.Get<ISystemOfRecord>().GetAsync(arrived.Ticket, default)).Should().BeNull();
    }
}

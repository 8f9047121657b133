using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Traps;

[Collection(TrapCollection.Name)]
public sealed class TrapHarnessTests(TrapDesk desk)
{
    [Fact]
    public async Task A_trap_arrives_is_looked_at_decided_and_written()
    {
        await using var harness = await desk.OpenAsync();

        var arrived = await harness.ArriveAsync(23);

        var card = await harness.CardAsync(arrived.Ticket);
        card.Lines.Should().Contain(l => l.Agent == ClassificationAgent.AgentKey);
        (await harness.DecideAsync(arrived.Ticket, ClassificationAgent.AgentKey, Verdict.Approve))
            .Should()
            .BeOfType<Recorded>();
        await harness.SendAsync();
        (await harness.TicketAsync(arrived.Ticket))[TicketFields.Item]!.Id.Should().Be("incident/account/mfa");
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

using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Duplicate;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents.Measured;

public sealed class DuplicateMeasuredTests(DemoSuite suite, ITestOutputHelper output) : IClassFixture<DemoSuite>
{
    [Fact]
    public void On_later_demo_tickets_storms_are_found_and_nothing_else_is_merged()
    {
        var agent = Agent();
        var (said, right, linked) = (0, 0, 0);
        foreach (var ticket in suite.Later)
        {
            var first = suite.Later.FirstOrDefault(t => t.Storm is not null && t.Storm == ticket.Storm);
            linked += first is not null && first != ticket ? 1 : 0;
            var answer = agent.Look(suite.View(ticket, ticket.OpenedAt, suite.Later));
            if (answer is not Proposes { Draft: var draft })
                continue;
            said++;
            right += draft.Action.Changes[0].After!.Id == first?.Key ? 1 : 0;
        }

        output.WriteLine($"n {suite.Later.Count}, in storms {linked}, said {said}, right {right}");
        right.Should().BeGreaterThanOrEqualTo((int)(linked * 0.9));
        (said - right).Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Of_fourteen_alerts_the_first_stays_and_thirteen_go_under_it()
    {
        var agent = Agent();
        var tickets = suite.Traps[7].Tickets.Select(t => t.Ticket).ToList();

        var around = suite.Later.Concat(tickets).ToList();
        var answers = tickets.Select(t => agent.Look(suite.View(t, DemoSuite.Until, around))).ToList();

        answers[0].Should().BeOfType<Abstains>();
        answers
            .Skip(1)
            .Should()
            .AllSatisfy(a =>
            {
                var draft = a.Should().BeOfType<Proposes>().Subject.Draft;
                draft.Action.Changes.Single().After!.Id.Should().Be(tickets[0].Key);
            });
    }

    [Fact]
    public void Another_customers_same_words_are_never_merged()
    {
        var tickets = suite.Traps[7].Tickets.Select(t => t.Ticket).ToList();
        var other = tickets[1] with { CompanyId = "harbor", TrueCompanyId = "harbor" };

        Agent().Look(suite.View(other, DemoSuite.Until, tickets)).Should().BeOfType<Abstains>();
    }

    [Fact]
    public void While_the_customer_is_unknown_it_waits()
    {
        var ticket = suite.Traps[7].Tickets[1].Ticket with { CompanyId = DeskConfiguration.CatchAllCompany };

        Agent().Look(suite.View(ticket, DemoSuite.Until)).Should().BeOfType<Waits>();
    }

    private DuplicateAgent Agent()
    {
        var memory = new AgentMemory<DuplicateKnowledge>();
        output.WriteLine($"{suite.Learn(new DuplicateLearner(memory)).Measures}");
        output.WriteLine(
            $"n {memory.Knowledge!.Decision.Bias:0.0} {string.Join(' ', memory.Knowledge.Decision.Weights.Select(w => w.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)))}"
        );
        return new DuplicateAgent(memory);
    }
}

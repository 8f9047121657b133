using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents.Measured;

public sealed class AssignmentMeasuredTests(DemoSuite suite, ITestOutputHelper output) : IClassFixture<DemoSuite>
{
    [Fact]
    public void On_later_demo_tickets_team_and_owner_are_as_often_right_as_it_says()
    {
        var memory = new AgentMemory<AssignmentKnowledge>();
        output.WriteLine($"{suite.Learn(new AssignmentLearner(memory)).Measures}");
        var agent = new AssignmentAgent(memory);
        var (pairs, teams) = (new List<CalibrationPair>(), 0);
        foreach (var ticket in suite.Later)
        {
            var answer = agent.Look(suite.View(ticket, ticket.OpenedAt, suite.Later));
            var draft = answer.Should().BeOfType<Proposes>().Subject.Draft;
            var values = draft.Action.Changes.ToDictionary(c => c.Field, c => c.After?.Id);
            var team = values[TicketFields.Team] == ticket.TeamId;
            teams += team ? 1 : 0;
            pairs.Add(new(draft.Confidence, team && values[TicketFields.Owner] == ticket.OwnerId));
        }

        var both = pairs.Count(p => p.Right) / (double)pairs.Count;
        output.WriteLine(
            $"n {pairs.Count}, team {teams / (double)pairs.Count:0.000}, team and owner {both:0.000}, ECE {CalibrationError.Expected(pairs):0.000}"
        );
        (teams / (double)pairs.Count).Should().BeGreaterThan(0.97);
        both.Should().BeGreaterThan(0.5);
        CalibrationError.Expected(pairs).Should().BeLessThan(0.12);
    }
}

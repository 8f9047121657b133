using System.Runtime.CompilerServices;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents.Measured;

public sealed class PriorityMeasuredTests(DemoSuite suite, ITestOutputHelper output) : IClassFixture<DemoSuite>
{
    [Fact]
    public void On_later_demo_tickets_its_confidence_is_what_it_is_worth()
    {
        var agent = Agent();
        var pairs = new List<CalibrationPair>();
        var priorities = 0;
        var kinds = new Dictionary<string, (int Right, int Of)>();
        foreach (var ticket in suite.Later)
        {
            var draft = Propose(agent, suite.View(ticket, ticket.OpenedAt, suite.Later));
            var (impact, urgency) = (Value(draft, TicketFields.Impact), Value(draft, TicketFields.Urgency));
            var right = (impact, urgency) == (Codes.Of(ticket.Impact), Codes.Of(ticket.Urgency));
            foreach (var (kind, sign) in Signs)
                if (draft.Rationale.Contains(sign))
                    kinds[kind] = (
                        kinds.GetValueOrDefault(kind).Right + (right ? 1 : 0),
                        kinds.GetValueOrDefault(kind).Of + 1
                    );
            pairs.Add(new(draft.Confidence, (impact, urgency) == (Codes.Of(ticket.Impact), Codes.Of(ticket.Urgency))));
            priorities += Value(draft, TicketFields.Priority) == ticket.Priority ? 1 : 0;
        }

        var both = pairs.Count(p => p.Right) / (double)pairs.Count;
        // The best that can be known of these tickets: people were one step off in some, and nothing tells in which.
        var best = suite.Later.Count(t => t.Right == (t.Impact, t.Urgency)) / (double)suite.Later.Count;
        output.WriteLine($"n by fact {string.Join(", ", kinds)}");
        output.WriteLine(
            $"n {pairs.Count}, both {both:0.000}, best possible {best:0.000}, priority {priorities / (double)pairs.Count:0.000}, ECE {CalibrationError.Expected(pairs):0.000}, Brier {CalibrationError.Brier(pairs):0.000}"
        );
        both.Should().BeGreaterThan(best - 0.19);
        CalibrationError.Expected(pairs).Should().BeLessThan(0.07);
    }

    [Theory]
    [InlineData(3, "p1")]
    [InlineData(4, "p4")]
    [InlineData(5, "p2")]
    [InlineData(8, "p1")]
    [InlineData(9, "p4")]
    [InlineData(11, "p3")]
    [InlineData(13, "p1")]
    [InlineData(16, "p2")]
    [InlineData(17, "p4")]
    [InlineData(19, "p1")]
    [InlineData(23, "p3")]
    public void A_trap_gets_the_priority_that_its_class_facts_and_rules_give(int number, string priority)
    {
        var draft = Propose(Agent(), suite.Trap(number) with { Rules = Rules });
        output.WriteLine(
            $"{Value(draft, TicketFields.Impact)}/{Value(draft, TicketFields.Urgency)} {draft.Confidence:0.00}\n{draft.Rationale}"
        );
        Value(draft, TicketFields.Priority).Should().Be(priority);
        draft
            .Explanation.Alternatives.Select(a => a.Values.Single(c => c.Field == TicketFields.Priority).After!.Id)
            .Should()
            .OnlyHaveUniqueItems("people choose a priority by its name and digit")
            .And.NotContain(priority);
    }

    private static readonly (string Kind, string Sign)[] Signs =
    [
        ("site", "is down"),
        ("others", "others at"),
        ("standstill", "cannot work"),
        ("deadline", "cannot wait"),
    ];

    private static readonly IReadOnlyList<DeskRule> Rules =
    [
        new DeskRule
        {
            Name = "SOP 12",
            Company = "harbor",
            OnlyVip = true,
            Raise = 1,
        },
        new DeskRule
        {
            Name = "SOP 7",
            Class = "request/user/leaver",
            Word = "effective now",
            Raise = 3,
        },
    ];

    /// <summary>Trained once for the class's fixture: each test asks the same agent.</summary>
    private PriorityAgent Agent() => Trained.GetValue(suite, Train);

    private static readonly ConditionalWeakTable<DemoSuite, PriorityAgent> Trained = [];

    private static PriorityAgent Train(DemoSuite suite)
    {
        var memory = new AgentMemory<PriorityKnowledge>();
        var classes = new ClassReader(suite.Classes);
        suite.Learn(new PriorityLearner(memory, classes));
        return new PriorityAgent(memory, classes);
    }

    private static ProposalDraft Propose(PriorityAgent agent, TicketView view) =>
        agent.Look(view).Should().BeOfType<Proposes>().Subject.Draft;

    private static string Value(ProposalDraft draft, string field) =>
        draft.Action.Changes.Single(c => c.Field == field).After!.Id;
}

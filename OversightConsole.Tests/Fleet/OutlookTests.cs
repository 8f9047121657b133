using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Fleet;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Tests.Harness;
using static OversightConsole.Tests.Fleet.Statuses;

namespace OversightConsole.Tests.Fleet;

[Trait("Category", "Time")]
public sealed class OutlookTests
{
    private static readonly PromotionGate Passed = Gate(
        GateKind.Accuracy,
        GateState.Passed,
        "Accuracy: at least 96.1%."
    );

    [Fact]
    public void A_date_at_todays_pace_and_the_fastest_remedy_never_a_count()
    {
        var outlook = AloneOutlook.Of(Agent(), Today);

        outlook.Headline.Should().Be("About 12 Jan 2027");
        outlook.Detail.Should().Be("3 Dec at 40 answers a day");
    }

    [Fact]
    public void The_ticket_that_holds_it_up_is_the_first_remedy()
    {
        var outlook = AloneOutlook.Of(Agent(Status(heldUpBy: "481207")), Today);

        (outlook.Detail, outlook.Ticket).Should().Be(("held up by #481207", "481207"));
    }

    [Fact]
    public void Open_suggestions_that_would_do_are_said_to_do_today() =>
        AloneOutlook
            .Of(Agent(Status(way: new(6, 9, new(2026, 11, 26), 9, ""), open: 6)), Today)
            .Detail.Should()
            .Be("today, if its open ones are right");

    [Fact]
    public void One_gate_besides_accuracy_is_named_with_its_fact()
    {
        var critical = Gate(
            GateKind.Critical,
            GateState.Open,
            "Critical found: 71 of 80, at least 76.0% – target 97.0%: this gate is not passed."
        );

        var outlook = AloneOutlook.Of(Agent(Status(gates: [Passed, critical])), Today);

        (outlook.Headline, outlook.Detail, outlook.Kind)
            .Should()
            .Be(("One gate open", "Critical found: 71 of 80", AloneKind.Gate));
    }

    [Fact]
    public void Below_the_target_no_date_is_promised() =>
        AloneOutlook
            .Of(Agent(Status(way: new(500, null, null, 9, ""))), Today)
            .Headline.Should()
            .Be("Not at this accuracy");

    [Theory]
    [InlineData(AgentMode.Shadow, "Not in Shadow")]
    [InlineData(AgentMode.Off, "Not in Off")]
    [InlineData(AgentMode.Autonomous, "Earned")]
    public void The_mode_says_it_where_nothing_is_being_earned(AgentMode mode, string headline) =>
        AloneOutlook.Of(Agent(mode: mode), Today).Headline.Should().Be(headline);

    [Fact]
    public void A_drifting_agent_is_not_called_earned() =>
        AloneOutlook
            .Of(Agent(mode: AgentMode.Autonomous, drift: DriftLevel.Amber), Today)
            .Headline.Should()
            .Be("Not while drifting");

    [Fact]
    public void With_few_answers_nothing_is_foretold() =>
        AloneOutlook.Of(Agent(Status(Figure(right: 38, wrong: 0))), Today).Headline.Should().Be("Too early to say");

    [Fact]
    public void When_every_gate_is_passed_a_manager_may_review_it() =>
        AloneOutlook.Of(Agent(Status(gates: [Passed])), Today).Kind.Should().Be(AloneKind.Ready);

    [Fact]
    public void The_refusal_says_when_and_how_fast_it_could_be() =>
        PromotionText.When(Status(), Today).Should().Be("About 12 Jan 2027; 40 answers a day would make it 3 Dec.");

    [Fact]
    public void A_lower_bound_is_never_rounded_up_to_the_target()
    {
        ShareText.AtLeast(0.94999).Should().Be("94.9%");
        ShareText.AtMost(0.95001).Should().Be("95.1%");
    }

    [Fact]
    public void The_summary_tells_simulated_agents_apart_and_names_only_modes_in_use() =>
        FleetText
            .Summary([Agent(), Agent(mode: AgentMode.Autonomous), Agent(agent: "simulated-far")], KnownAgents.Register)
            .Should()
            .Be("1 works alone, 1 suggests, 1 simulated.");
}

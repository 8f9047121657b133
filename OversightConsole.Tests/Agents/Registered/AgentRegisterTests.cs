using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Components;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Demo;
using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Agents.Registered;

public sealed class AgentRegisterTests
{
    [Fact]
    public void Agents_run_in_the_order_of_their_needs_and_simulated_ones_last()
    {
        KnownAgents
            .Register.All.Select(d => d.Key)
            .Should()
            .Equal(
                "intake",
                "company",
                "contact",
                "duplicate",
                "classification",
                "priority",
                "agreement",
                "assignment",
                "pattern",
                "summary",
                "resolution",
                "security",
                "simulated-far",
                "simulated-drift"
            );
    }

    [Fact]
    public void The_rail_has_an_order_of_its_own()
    {
        KnownAgents
            .Register.KeysAsShown.Take(12)
            .Should()
            .Equal(
                "priority",
                "company",
                "classification",
                "assignment",
                "duplicate",
                "contact",
                "agreement",
                "resolution",
                "intake",
                "security",
                "pattern",
                "summary"
            );
    }

    [Fact]
    public void Every_agent_is_registered_with_the_descriptor_it_bears_an_icon_that_exists_and_its_actions()
    {
        using var services = new ServiceCollection().AddAgents().AddDemo(true).BuildServiceProvider();
        var register = services.GetRequiredService<AgentRegister>();
        var agents = services.GetServices<IAgent>().ToList();

        agents.Should().HaveCount(14);
        foreach (var agent in agents)
        {
            register[agent.Key].Should().BeSameAs(agent.Descriptor);
            agent.Descriptor.Actions.Should().NotBeEmpty();
            agent.Descriptor.Actions.Select(a => a.Type).Should().OnlyHaveUniqueItems();
            AgentIcons.Knows(agent.Descriptor.Icon).Should().BeTrue($"{agent.Descriptor.Icon} is to be shown");
            (agent is IWordsProposals).Should().Be(agent.Descriptor.WordsWithLanguageService, agent.Key);
        }
        register.All.Should().HaveCount(agents.Count, "nobody else is registered");
    }

    [Fact]
    public void Whoever_can_only_do_what_two_people_must_approve_never_works_alone()
    {
        foreach (var agent in KnownAgents.Register.All)
            agent.MayWorkAlone.Should().Be(agent.Actions.Any(a => a.Risk != RiskTier.High), agent.Key);
    }

    [Fact]
    public void Every_agent_has_a_section_in_the_documentation() =>
        AgentDocumentation.Missing(AgentDocumentation.Text, KnownAgents.Register).Should().BeEmpty();

    [Theory]
    [InlineData("nobody")]
    [InlineData("Classification")]
    [InlineData("")]
    public void An_unknown_key_throws(string key)
    {
        var ask = () => KnownAgents.Register.Name(key);

        ask.Should().Throw<KeyNotFoundException>().WithMessage($"No agent \"{key}\" is registered.*");
        KnownAgents.Register.Find(key).Should().BeNull();
    }

    [Fact]
    public void A_retired_agent_stays_known_and_needs_no_section()
    {
        var retired = ClassificationDescriptor.Descriptor with { Key = "sorting", Name = "Sorting" };
        using var services = new ServiceCollection().AddAgents().AddRetiredAgent(retired).BuildServiceProvider();
        var register = services.GetRequiredService<AgentRegister>();

        (register.Name("sorting"), register["sorting"].IsRetired).Should().Be(("Sorting", true));
        services.GetServices<IAgent>().Should().NotContain(a => a.Key == "sorting");
        AgentDocumentation.Missing(AgentDocumentation.Text, register).Should().BeEmpty();
    }

    [Fact]
    public void Two_agents_of_one_key_are_refused()
    {
        var twice = () => new AgentRegister([ClassificationDescriptor.Descriptor, ClassificationDescriptor.Descriptor]);

        twice.Should().Throw<ArgumentException>().WithMessage("Two agents have the key \"classification\".*");
    }

    [Fact]
    public void An_action_that_an_agent_does_not_list_throws()
    {
        var ask = () => ClassificationDescriptor.Descriptor.RiskOf("set-priority");

        ask.Should().Throw<ArgumentException>().WithMessage("Classification lists no action \"set-priority\"*");
    }
}

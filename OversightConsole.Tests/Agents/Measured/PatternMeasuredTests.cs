using System.Globalization;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Pattern;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents.Measured;

public sealed class PatternMeasuredTests(DemoSuite suite, ITestOutputHelper output) : IClassFixture<DemoSuite>
{
    /// <summary>More than the exact binomial bound allows would come up once in a hundred runs at one in a thousand.</summary>
    [Fact]
    public void Without_patterns_at_most_one_ticket_in_a_thousand_is_noted()
    {
        var agent = Agent();
        var (looked, noted) = (0, 0);
        for (var seed = 11; looked < 2_000; seed++)
        {
            var tickets = new DemoGenerator(seed, DemoSuite.Until, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
                .Generate(90)
                .Where(t => t.Storm is null)
                .ToList();
            foreach (var ticket in tickets.Where(t => t.OpenedAt >= DemoSuite.Until.AddDays(-25)))
            {
                looked++;
                noted += agent.Look(suite.View(ticket, ticket.OpenedAt, tickets)) is Proposes ? 1 : 0;
            }
        }

        output.WriteLine($"n {looked}, noted {noted}");
        noted.Should().BeLessThanOrEqualTo(AtMost(looked, Recurrences.FalseAlarms, 0.01));
    }

    [Fact]
    public void Five_of_a_kind_at_one_site_within_a_day_are_noted_once_with_their_numbers()
    {
        var agent = Agent();
        var first = suite.Later.Last(t =>
            t.True.Code == "incident/network/vpn" && t.OpenedAt < DemoSuite.Until.AddDays(-2)
        );
        var copies = Enumerable
            .Range(0, 6)
            .Select(i => first with { Key = $"copy-{i}", OpenedAt = first.OpenedAt.AddMinutes(40 * i) })
            .ToList();
        var around = suite.Later.Where(t => t.Key != first.Key).Concat(copies).ToList();

        var notes = copies
            .Select(c => agent.Look(suite.View(c, c.OpenedAt, around)))
            .OfType<Proposes>()
            .Select(p => p.Draft.Action.Changes.Single())
            .ToList();

        var note = notes.Should().ContainSingle().Subject;
        note.Field.Should().Be(TicketFields.Note);
        note.After!.Name.Should().Contain("copy-0").And.Contain("within 24 hours");
    }

    [Fact]
    public void Across_customers_it_tells_counts_and_no_names()
    {
        var agent = Agent();
        var first = suite.Later.Last(t => t.True.Code == "incident/email/delivery" && t.CompanyId == "harbor");
        var others = new[] { "northwind", "contoso", "bluebird", "ridgeway" }
            .Select(
                (company, i) =>
                    first with
                    {
                        Key = $"other-{company}",
                        CompanyId = company,
                        TrueCompanyId = company,
                        OpenedAt = first.OpenedAt.AddMinutes(-5 - i),
                    }
            )
            .ToList();

        var answer = agent.Look(suite.View(first, first.OpenedAt, others));

        var note = answer.Should().BeOfType<Proposes>().Subject.Draft.Action.Changes.Single().After!.Name;
        note.Should().StartWith("4 other customers").And.Contain("Email › Delivery");
        note.Should().NotContainAny("northwind", "Northwind", "contoso", "Contoso", "other-");
    }

    [Theory]
    [InlineData(2, 10, 3, 4, 1.0 / 3)]
    [InlineData(0, 10, 3, 4, 1.0)]
    [InlineData(3, 10, 3, 3, 1.0 / 120)]
    public void The_chance_of_a_coincidence_is_exact(int seen, int all, int marked, int drawn, double expected) =>
        Binomial.AtLeast(seen, all, marked, drawn).Should().BeApproximately(expected, 1e-9);

    [Fact]
    public void The_chance_of_several_independent_events_is_exact()
    {
        Binomial.AtLeast(2, [0.5, 0.5, 0.5]).Should().BeApproximately(0.5, 1e-12);
        Binomial.AtLeast(1, [0.1, 0.2]).Should().BeApproximately(0.28, 1e-12);
        Binomial.AtLeast(0, [0.1]).Should().Be(1);
        Binomial.AtLeast(3, [0.9, 0.9]).Should().Be(0);
    }

    private PatternAgent Agent()
    {
        var memory = new AgentMemory<PatternKnowledge>();
        var classes = new ClassReader(suite.Classes);
        suite.Learn(new PatternLearner(memory, classes));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"n looked {memory.Knowledge!.Looked}, found {memory.Knowledge.Found}, {memory.Knowledge.Confidence:0.00}"
            )
        );
        return new PatternAgent(memory, classes);
    }

    /// <summary>The smallest count that is exceeded with at most <paramref name="tail"/>.</summary>
    private static int AtMost(int all, double share, double tail)
    {
        var (term, sum, k) = (Math.Pow(1 - share, all), 0.0, 0);
        for (sum = term; 1 - sum > tail; sum += term)
            term *= (double)(all - k) / ++k * share / (1 - share);
        return k;
    }
}

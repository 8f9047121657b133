using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Agreement;
using OversightConsole.Core.Agents.Company;
using OversightConsole.Core.Agents.Contact;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Agents.Measured;
using OversightConsole.Tests.Traps;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

/// <summary>How good the agents that say whose a ticket is are on tickets they were not trained on; <c>docs/agents.md</c>.</summary>
[Collection(TrapCollection.Name)]
public sealed class WhoseMeasuresTests(TrapDesk desk, ITestOutputHelper output)
{
    private static readonly IReadOnlyList<DemoTicket> Unseen = Generated.Tickets(
        seed: MeasuredSeed.Or(7),
        days: 60,
        MeasuredSeed.At
    );

    [Theory]
    [InlineData(true, 0.995, 0.99)]
    [InlineData(false, 0.99, 0.55)]
    public async Task Company_is_right_where_it_speaks(bool isSenderKnown, double leastRight, double leastSpoken)
    {
        await using var harness = await desk.OpenAsync();
        var agent = harness.Get<IEnumerable<IAgent>>().OfType<CompanyAgent>().Single();
        var catalog = await harness.Get<ISystemOfRecord>().DescribeAsync(default);
        var people = Unseen.Where(t => isSenderKnown ? t.Sender is not null : t.Source != "monitoring").ToList();

        var said = people
            .Select(t => (Ticket: t, Answer: agent.Look(Generated.View(t, catalog, isSenderKnown))))
            .ToList();

        Hold(said, TicketFields.Company, t => t.TrueCompanyId, leastRight, leastSpoken);
    }

    [Theory]
    [InlineData(true, 0.99, 0.99)]
    [InlineData(false, 0.98, 0.58)]
    public async Task Contact_is_right_where_it_speaks(bool isSenderKnown, double leastRight, double leastSpoken)
    {
        await using var harness = await desk.OpenAsync();
        var agent = harness.Get<IEnumerable<IAgent>>().OfType<ContactAgent>().Single();
        var catalog = await harness.Get<ISystemOfRecord>().DescribeAsync(default);
        var people = Unseen.Where(t => isSenderKnown ? t.Sender is not null : t.Source != "monitoring").ToList();

        var said = people
            .Select(t => (Ticket: t, Answer: agent.Look(Generated.View(t, catalog, isSenderKnown, t.TrueCompanyId))))
            .ToList();

        Hold(said, TicketFields.Contact, t => t.ContactId, leastRight, leastSpoken);
    }

    [Fact]
    public async Task Intake_sets_no_generated_ticket_aside()
    {
        await using var harness = await desk.OpenAsync();
        var catalog = await harness.Get<ISystemOfRecord>().DescribeAsync(default);
        var tickets = Generated.Tickets(seed: MeasuredSeed.Or(1), days: 120, MeasuredSeed.At);

        var wrong = tickets
            .Where(t => t.Source != "monitoring")
            .Where(t => new IntakeAgent().Look(Generated.View(t, catalog, true, t.TrueCompanyId)) is not Abstains)
            .Select(t => $"{t.Summary}: {t.Body}")
            .ToList();

        output.WriteLine($"{wrong.Count} of {tickets.Count(t => t.Source != "monitoring")}");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Agreement_is_the_one_the_generator_knows_on_every_ticket()
    {
        await using var harness = await desk.OpenAsync();
        var catalog = await harness.Get<ISystemOfRecord>().DescribeAsync(default);
        var today = catalog.DayOf(TrapDesk.Until);
        var tickets = Generated.Tickets(seed: MeasuredSeed.Or(1), days: 120, MeasuredSeed.At);

        var wrong = new List<string>();
        foreach (var ticket in tickets)
        {
            var right = DemoWorld
                .Instance.Company(ticket.TrueCompanyId)
                .AgreementFor(ticket.Booked.Code, catalog.DayOf(ticket.OpenedAt).DayNumber - today.DayNumber);
            var view = Generated.View(ticket, catalog, true, ticket.TrueCompanyId);
            var fields = new Dictionary<string, FieldValue>(view.Actual.Fields);
            fields[TicketFields.Item] = FieldValue.Text(ticket.Booked.Code);
            var answer = new AgreementAgent().Look(
                new TicketView(view.Actual with { Fields = fields }, catalog, view.Now)
            );
            var said = (answer as Proposes)?.Draft.Action.Changes[0].After?.Id;
            if (said != right)
                wrong.Add($"{ticket.Key} {ticket.Booked.Code}: {said ?? answer.ToString()} instead of {right}");
        }

        output.WriteLine($"{wrong.Count} wrong of {tickets.Count}");
        wrong.Should().BeEmpty();
    }

    private void Hold(
        IReadOnlyList<(DemoTicket Ticket, AgentAnswer Answer)> said,
        string field,
        Func<DemoTicket, string?> truth,
        double leastRight,
        double leastSpoken
    )
    {
        var spoken = said.Where(s => s.Answer is Proposes).ToList();
        var pairs = spoken
            .Select(s => (s.Ticket, ((Proposes)s.Answer).Draft))
            .Select(s => new CalibrationPair(
                s.Draft.Confidence,
                s.Draft.Action.Changes.Single(c => c.Field == field).After?.Id == truth(s.Ticket)
            ))
            .ToList();
        var right = pairs.Count(p => p.Right) / (double)Math.Max(1, pairs.Count);
        var error = CalibrationError.Expected(pairs);
        output.WriteLine(
            $"{field}: {said.Count} tickets, spoke on {spoken.Count} ({spoken.Count / (double)said.Count:P1}), right {right:P2}, wrong {pairs.Count(p => !p.Right)}, calibration error {error:F4}"
        );
        right.Should().BeGreaterThanOrEqualTo(leastRight);
        (spoken.Count / (double)said.Count).Should().BeGreaterThanOrEqualTo(leastSpoken);
        error.Should().BeLessThan(0.02);
    }
}

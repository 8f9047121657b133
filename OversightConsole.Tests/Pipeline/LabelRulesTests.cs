using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Pipeline;

/// <summary>What an agent may learn from: nobody teaches it alone, least of all itself.</summary>
public sealed class LabelRulesTests
{
    private const string Agent = "classification";
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_an_agent_set_alone_and_nobody_looked_at_teaches_it_nothing()
    {
        Lesson[] lessons = [At(1), At(2, source: LabelSource.Alone), At(3, source: LabelSource.Approved)];

        var harvest = LabelRules.Harvest(lessons, Agent, _ => "printing");

        harvest.Kept.Select(l => l.Number).Should().Equal("1", "3");
        harvest.Alone.Should().Be(1);
    }

    [Fact]
    public void What_another_agent_set_alone_is_none_of_its_business()
    {
        var lesson = new Lesson(At(1).Record, new Dictionary<string, LabelSource> { ["priority"] = LabelSource.Alone });

        LabelRules.Harvest([lesson], Agent, _ => "printing").Kept.Should().ContainSingle();
    }

    [Fact]
    public void A_burst_of_like_labels_from_one_requester_is_quarantined_and_named()
    {
        var usual = Enumerable.Range(1, 20).Select(i => At(i, sender: $"p{i}@a.example", hours: i));
        var burst = Enumerable
            .Range(100, 11)
            .Select(i => At(i, sender: "mallory@a.example", hours: 30, minutes: i - 100));

        var harvest = LabelRules.Harvest([.. usual, .. burst], Agent, _ => "printing");

        harvest.Quarantined.Should().HaveCount(11).And.Contain("100").And.Contain("110");
        harvest.Kept.Should().HaveCount(20);
    }

    [Fact]
    public void As_many_in_a_week_are_no_burst()
    {
        var lessons = Enumerable.Range(1, 11).Select(i => At(i, sender: "keisha@a.example", hours: 12 * i)).ToList();

        LabelRules.Harvest(lessons, Agent, _ => "printing").Quarantined.Should().BeEmpty();
    }

    [Fact]
    public void An_alert_storm_is_no_burst()
    {
        var storm = Enumerable.Range(1, 40).Select(i => At(i, sender: "nms@a.example", minutes: i, by: "monitoring"));

        LabelRules.Harvest([.. storm], Agent, _ => "network").Quarantined.Should().BeEmpty();
    }

    [Fact]
    public void One_requester_makes_up_at_most_half_of_what_a_class_learns_from()
    {
        var one = Enumerable.Range(1, 60).Select(i => At(i, sender: "keisha@a.example", hours: 2 * i));
        var others = Enumerable.Range(100, 20).Select(i => At(i, sender: $"p{i}@a.example", hours: i));

        var harvest = LabelRules.Harvest([.. one, .. others], Agent, _ => "printing");

        harvest.Kept.Count(l => l.Record.SenderAddress == "keisha@a.example").Should().Be(40);
        harvest.Capped.Should().Be(20);
        harvest.Kept.Should().Contain(l => l.Number == "119", "others are not touched");
    }

    [Fact]
    public void A_desk_with_one_customer_learns_from_all_its_tickets()
    {
        var lessons = Enumerable.Range(1, 60).Select(i => At(i, company: "own", hours: i)).ToList();

        LabelRules.Harvest(lessons, Agent, _ => "printing").Kept.Should().HaveCount(60);
    }

    private static Lesson At(
        int number,
        string? sender = null,
        string? company = null,
        int hours = 0,
        int minutes = 0,
        string by = "email",
        LabelSource source = LabelSource.People
    )
    {
        var fields = new Dictionary<string, FieldValue>();
        if (company is not null)
            fields[TicketFields.Company] = FieldValue.Text(company);
        var opened = Monday.AddHours(hours).AddMinutes(minutes);
        var record = new SorRecord(
            EmbeddedDesk.RefOf(number),
            new SorVersion("1"),
            fields,
            "",
            TicketSource.Of(by),
            sender,
            opened,
            opened.AddHours(1),
            [],
            null
        );
        return new Lesson(record, new Dictionary<string, LabelSource> { [Agent] = source });
    }
}

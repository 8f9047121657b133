using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Demo;

[Trait("Category", "Time")]
public sealed class TrapTests
{
    private static readonly DateTimeOffset Until = TestClock.Now;
    private static readonly IReadOnlyList<DemoTrap> Traps = new DemoTraps(1, Until).All();

    [Fact]
    public void All_24_traps_are_there_by_number_with_their_right_answer()
    {
        Traps.Select(t => t.Number).Should().Equal(Enumerable.Range(1, 24));
        Traps.Should().OnlyContain(t => t.Right.Length > 10 && t.Danger.Length > 3 && t.Tickets.Count > 0);
        Traps
            .Should()
            .OnlyContain(t => t.Tickets.All(x => x.Ticket.Key.StartsWith(t.Key + "/", StringComparison.Ordinal)));
        Traps.SelectMany(t => t.Tickets).Select(t => t.Ticket.Key).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_traps_right_class_is_valid_on_its_board()
    {
        var valid = DefaultClasses.Rows.Select(r => (r.BoardId, r.LeafId)).ToHashSet();

        foreach (var ticket in Traps.SelectMany(t => t.Tickets))
            valid.Should().Contain((ticket.Ticket.True.Board, ticket.Ticket.True.Code), ticket.Ticket.Key);
    }

    [Theory]
    [InlineData(3, "p1")]
    [InlineData(4, "p4")]
    [InlineData(1, "p3")]
    [InlineData(11, "p3")]
    [InlineData(13, "p1")]
    [InlineData(9, "p4")]
    public void The_grid_gives_the_traps_priority(int number, string priority) =>
        Traps[number - 1].Tickets[^1].Ticket.Priority.Should().Be(priority);

    [Fact]
    public void Fourteen_alerts_come_within_six_minutes()
    {
        var alerts = Traps[7].Tickets;

        alerts.Should().HaveCount(14);
        (alerts[^1].Ticket.OpenedAt - alerts[0].Ticket.OpenedAt).Should().BeLessThan(TimeSpan.FromMinutes(6));
        alerts.Should().OnlyContain(a => a.Ticket.Body.Contains("sw-toledo-01"));
    }
}

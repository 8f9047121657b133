using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>Northwind: Managed 8×5, P3 4/12/24 h. The desk opens Monday 14 September 2026, 10:00 in Berlin.</summary>
[Trait("Category", "Time")]
public sealed class ServiceLevelClockTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Each_stage_has_its_own_deadline()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var isNew = await DueAsync();
        await Status("assigned");
        var assigned = await DueAsync();
        await Status("in-progress");
        var inProgress = await DueAsync();
        await Status("completed");

        isNew.Should().Be(("respond", Local(14, 14, 0)));
        assigned.Should().Be(("plan", Local(15, 14, 0)));
        inProgress.Should().Be(("resolve", Local(17, 10, 0)));
        (await desk.GetAsync(ticket)).Due.Should().BeNull();

        Task Status(string id) =>
            desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Status, id)], TestDesk.Lena, null, default);
        async Task<(string, DateTimeOffset)> DueAsync()
        {
            var due = (await desk.GetAsync(ticket)).Due!;
            return (due.Stage, due.At);
        }
    }

    [Fact]
    public async Task The_clock_stands_still_while_the_customer_is_waited_for()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Status, "in-progress"));
        desk.Time.Advance(TimeSpan.FromHours(1));
        await Status("waiting-client");
        var waiting = (await desk.GetAsync(ticket)).Due;
        // Until tomorrow 12:00: six hours of today's and three of tomorrow's office hours.
        desk.Time.Advance(TimeSpan.FromHours(25));
        await Status("client-replied");

        waiting.Should().BeNull();
        (await desk.GetAsync(ticket)).Due!.At.Should().Be(Local(18, 11, 0), "nine office hours after Thursday 10:00");

        Task Status(string id) =>
            desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Status, id)], TestDesk.Lena, null, default);
    }

    [Fact]
    public async Task Whoever_answered_once_has_answered_even_when_a_status_says_new_again()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Status, "assigned"));

        await desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Status, "new")], TestDesk.Lena, null, default);

        (await desk.GetAsync(ticket)).Due!.Stage.Should().Be("plan");
    }

    [Fact]
    public async Task The_agreement_decides_whose_hours_count()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Company, "harbor"));
        var bestEffort = (await desk.GetAsync(ticket)).Due!.At;

        await desk.Desk.ChangeAsync(
            ticket,
            [SetField.To(TicketFields.Agreement, "harbor/premium"), SetField.To(TicketFields.Priority, "p1")],
            TestDesk.Lena,
            null,
            default
        );

        bestEffort.Should().Be(Local(15, 10, 0), "eight office hours");
        (await desk.GetAsync(ticket)).Due!.At.Should().Be(Local(14, 10, 15), "a quarter of an hour round the clock");
    }

    private static DateTimeOffset Local(int day, int hour, int minute) =>
        new DateTimeOffset(2026, 9, day, hour, minute, 0, TimeSpan.FromHours(2));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>Agents learn from the closed tickets of every desk.</summary>
public sealed class LessonsOfAllDesksTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const string Other = "elsewhere";
    private MemoryDesk? _other;

    [Fact]
    public async Task Lessons_come_from_all_desks_in_the_order_in_which_the_tickets_were_closed()
    {
        await using var house = await HouseAsync();
        var first = Closed(house, house.Desk);
        var second = Closed(house, _other!);
        var third = Closed(house, house.Desk);
        var fourth = Closed(house, _other!);
        house.Desk.Opens("Still open", "");

        (await LessonsAsync(house)).Should().Equal(first, second, third, fourth);
        (await LessonsAsync(house, most: 3)).Should().Equal([second, third, fourth], "the newest of all desks count");
    }

    [Fact]
    public async Task Tickets_of_two_desks_with_the_same_number_are_two_lessons()
    {
        await using var house = await HouseAsync();
        var here = Closed(house, house.Desk);
        var there = Closed(house, _other!);
        there.Id.Should().Be(here.Id);

        var lessons = await ClosedLessons.ReadAsync(Contexts(house), house.Get<ISystemOfRecord>(), null, 10, default);

        lessons.Select(l => l.Number).Should().Equal($"memory:{here.Id}", $"{Other}:{there.Id}");
    }

    [Fact]
    public async Task A_customer_that_allows_no_learning_on_one_desk_is_not_its_namesake_on_another()
    {
        await using var house = await HouseAsync();
        Closed(house, house.Desk);
        var there = Closed(house, _other!);
        await house
            .Get<CustomerTerms>()
            .SetAsync(
                house.Manager,
                MemoryDesk.Name,
                MemoryDesk.Customer,
                new AllowedTerms(LanguageModel: true, Training: false, Autonomy: true)
            );

        (await LessonsAsync(house)).Should().Equal(there);
    }

    [Fact]
    public async Task A_desk_is_asked_for_no_more_pages_than_hold_the_newest_tickets_that_count()
    {
        await using var house = await HouseAsync();
        for (var i = 0; i < 600; i++)
            Closed(house, house.Desk);

        await LessonsAsync(house, most: 400);

        house.Desk.Pages.Should().Be(1);
    }

    private async Task<SecondDeskHouse> HouseAsync() =>
        await SecondDeskHouse.OnAsync(database, time => _other = new MemoryDesk(time, Other));

    private static async Task<IEnumerable<SorRef>> LessonsAsync(SecondDeskHouse house, int most = 10) =>
        (await ClosedLessons.ReadAsync(Contexts(house), house.Get<ISystemOfRecord>(), null, most, default)).Select(l =>
            l.Record.Ref
        );

    private static IDbContextFactory<OversightDbContext> Contexts(SecondDeskHouse house) =>
        house.Get<IDbContextFactory<OversightDbContext>>();

    private static SorRef Closed(SecondDeskHouse house, MemoryDesk desk)
    {
        var ticket = desk.Opens("The printer smokes", "");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        desk.Sets(ticket, TicketFields.Status, new FieldValue("s-9", "Done"));
        return ticket;
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>Agents learn from the closed tickets of every desk.</summary>
public sealed class LessonsOfAllDesksTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Lessons_come_from_all_desks_in_the_order_in_which_the_tickets_were_closed()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        var first = desks.Closed(desks.First);
        var second = desks.Closed(desks.Other);
        var third = desks.Closed(desks.First);
        var fourth = desks.Closed(desks.Other);
        desks.First.Opens("Still open", "");

        (await TicketsAsync(desks)).Should().Equal(first, second, third, fourth);
        (await TicketsAsync(desks, most: 3)).Should().Equal([second, third, fourth], "the newest of all desks count");
    }

    [Fact]
    public async Task Tickets_of_two_desks_with_the_same_number_are_two_lessons()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        var here = desks.Closed(desks.First);
        var there = desks.Closed(desks.Other);
        there.Id.Should().Be(here.Id);

        var numbers = (await LessonsAsync(desks)).Select(l => l.Number);

        numbers.Should().Equal($"{MemoryDesk.Name}:{here.Id}", $"{TwoMemoryDesks.There}:{there.Id}");
    }

    [Fact]
    public async Task A_customer_that_allows_no_learning_on_one_desk_is_not_its_namesake_on_another()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        desks.Closed(desks.First);
        var there = desks.Closed(desks.Other);
        var noLearning = new AllowedTerms(LanguageModel: true, Training: false, Autonomy: true);
        await desks
            .House.Get<CustomerTerms>()
            .SetAsync(desks.House.Manager, MemoryDesk.Name, MemoryDesk.Customer, noLearning);

        (await TicketsAsync(desks)).Should().Equal(there);
    }

    [Fact]
    public async Task A_desk_is_asked_for_no_more_pages_than_hold_the_newest_tickets_that_count()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        for (var i = 0; i < 600; i++)
            desks.Closed(desks.First);

        await LessonsAsync(desks, most: 400);

        desks.First.Pages.Should().Be(1);
    }

    [Fact]
    public async Task A_lesson_is_read_by_the_catalogue_of_its_own_desk()
    {
        await using var desks = await TwoMemoryDesks.OnAsync(database);
        // What closes a ticket as noise on one desk closes ordinary work on the other.
        desks.First.Catalog = desks.First.Catalog with
        {
            Boards =
            [
                .. desks.First.Catalog.Boards.Select(b =>
                    b with
                    {
                        Statuses =
                        [
                            .. b.Statuses.Select(s => s with { SetAside = s.Closed ? SetAside.Noise : SetAside.No }),
                        ],
                    }
                ),
            ],
        };
        for (var i = 0; i < 30; i++)
            desks.Closed(i % 3 == 0 ? desks.First : desks.Other);
        var lessons = await LessonsAsync(desks, most: 100);
        var catalogs = await DeskCatalogs.OfAllAsync(desks.House.Get<ISystemOfRecord>(), default);

        var result = new IntakeLearner(new AgentMemory<NoiseKnowledge>()).Learn(lessons, catalogs, default);

        result.Should().BeOfType<NothingLearned>().Which.Why.Should().Contain("10 as noise and 20 as work");
    }

    private static async Task<IEnumerable<SorRef>> TicketsAsync(TwoMemoryDesks desks, int most = 10) =>
        (await LessonsAsync(desks, most)).Select(l => l.Record.Ref);

    private static Task<IReadOnlyList<Lesson>> LessonsAsync(TwoMemoryDesks desks, int most = 10) =>
        ClosedLessons.ReadAsync(
            desks.House.Get<IDbContextFactory<OversightDbContext>>(),
            desks.House.Get<ISystemOfRecord>().Desks,
            null,
            most,
            default
        );
}

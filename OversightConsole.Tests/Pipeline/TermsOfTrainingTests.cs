using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Traps;

namespace OversightConsole.Tests.Pipeline;

/// <summary>A customer's switch: no training on its tickets.</summary>
[Collection(TrapCollection.Name)]
public sealed class TermsOfTrainingTests(TrapDesk desk)
{
    [Fact]
    public async Task Lessons_of_a_customer_that_allows_no_training_are_gone_and_all_others_stay()
    {
        await using var house = await desk.OpenAsync();
        var before = await LessonsAsync(house);
        before["contoso"].Should().NotBeEmpty();

        (
            await new CustomerTerms(
                house.Get<IDbContextFactory<OversightDbContext>>(),
                house.Get<ISystemOfRecord>(),
                house.Get<DeskHealth>(),
                house.Time
            ).SetAsync(
                TrapHouse.Manager,
                "contoso",
                new AllowedTerms(LanguageModel: true, Training: false, Autonomy: true)
            )
        )
            .Should()
            .Be(TermsOutcome.Set);

        var after = await LessonsAsync(house);
        after["contoso"].Should().BeEmpty();
        after.Sum(g => g.Count()).Should().Be(before.Sum(g => g.Count()) - before["contoso"].Count());
    }

    private static async Task<ILookup<string, string>> LessonsAsync(TrapHouse house) =>
        (
            await ClosedLessons.ReadAsync(
                house.Get<IDbContextFactory<OversightDbContext>>(),
                house.Get<ISystemOfRecord>().Desks,
                before: null,
                most: 10_000,
                default
            )
        ).ToLookup(l => l.Record[TicketFields.Company]?.Id ?? "", l => l.Number);
}

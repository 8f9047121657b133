using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
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
        await using var harness = await desk.OpenAsync();
        var before = await LessonsAsync(harness);
        before["contoso"].Should().NotBeEmpty();

        (
            await new CustomerTerms(
                harness.Get<IDbContextFactory<OversightDbContext>>(),
                harness.Get<ISystemOfRecord>(),
                harness.Get<DeskHealth>(),
                harness.Time
            ).SetAsync(
                TrapHarness.Manager,
                "contoso",
                new AllowedTerms(LanguageModel: true, Training: false, Autonomy: true)
            )
        )
            .Should()
            .Be(TermsOutcome.Set);

        var after = await LessonsAsync(harness);
        after["contoso"].Should().BeEmpty();
        after.Sum(g => g.Count()).Should().Be(before.Sum(g => g.Count()) - before["contoso"].Count());
    }

    private static async Task<ILookup<string, string>> LessonsAsync(TrapHarness harness) =>
        (
            await ClosedLessons.ReadAsync(
                harness.Get<IDbContextFactory<OversightDbContext>>(),
                harness.Get<ISystemOfRecord>().Desks,
                before: null,
                most: 10_000,
                default
            )
        ).ToLookup(l => l.Record[TicketFields.Company]?.Id ?? "", l => l.Number);
}

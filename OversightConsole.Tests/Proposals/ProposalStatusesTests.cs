using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using static OversightConsole.Core.Proposals.ProposalStatus;

namespace OversightConsole.Tests.Proposals;

public abstract class ProposalStatusesContract(DatabaseFixture database)
{
    public static TheoryData<ProposalStatus> All => [.. Enum.GetValues<ProposalStatus>()];

    [SkippableTheory]
    [MemberData(nameof(All))]
    public async Task A_query_finds_the_proposals_of_which_the_question_is_answered_with_yes(ProposalStatus status)
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync();
        await harness.ReadAsync(db =>
            db.Set<Proposal>()
                .Where(p => p.Id == line.Proposal)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, status))
        );

        var open = await harness.ReadAsync(db => db.Set<Proposal>().WhereOpen().CountAsync());
        var onItsWay = await harness.ReadAsync(db => db.Set<Proposal>().WhereOnItsWay().CountAsync());

        (open, onItsWay).Should().Be((status.IsOpen() ? 1 : 0, status.IsOnItsWay() ? 1 : 0));
    }
}

public sealed class Proposal_statuses_on_Sqlite(SqliteDatabase db)
    : ProposalStatusesContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Proposal_statuses_on_Postgres(PostgresDatabase db)
    : ProposalStatusesContract(db),
        IClassFixture<PostgresDatabase>;

public sealed class ProposalStatusesTests
{
    [Fact]
    public void Of_each_status_it_is_said_what_it_means()
    {
        Those(ProposalStatuses.IsOpen).Should().Equal(Held, Pending);
        Those(ProposalStatuses.IsOnItsWay).Should().Equal(Approved, Overridden, Executing);
        Those(ProposalStatuses.MayStillStand).Should().Equal(Held, Pending, Approved, Overridden, Executing);
        Those(ProposalStatuses.MayStillSet)
            .Should()
            .Equal(Held, Pending, Approved, Overridden, Executing, Failed, Uncertain);
    }

    [Fact]
    public void Nothing_can_still_be_set_by_a_proposal_to_which_nothing_can_happen_any_more() =>
        Those(ProposalStatuses.MayStillSet).Should().NotContain(s => ProposalLifecycle.IsFinal(s));

    [Fact]
    public void What_is_open_can_go_stale_and_expire_and_what_is_on_its_way_cannot_expire()
    {
        Those(ProposalStatuses.IsOpen)
            .Should()
            .OnlyContain(s => ProposalLifecycle.MayMove(s, Stale) && ProposalLifecycle.MayMove(s, Expired));
        Those(ProposalStatuses.IsOnItsWay).Should().NotContain(s => ProposalLifecycle.MayMove(s, Expired));
    }

    private static IEnumerable<ProposalStatus> Those(Func<ProposalStatus, bool> question) =>
        Enum.GetValues<ProposalStatus>().Where(question);
}

using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

/// <summary>What security agents propose is carried out by the directory and endpoint service like anything else.</summary>
public abstract class ContainmentContract(DatabaseFixture database)
{
    private static int _last;
    private readonly SorRef _account = ContainmentFields.AccountRef(
        $"catchall/colin-{Interlocked.Increment(ref _last)}"
    );

    [SkippableFact]
    public async Task What_two_people_approved_is_carried_out_in_the_directory_and_read_back()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await ContainedAsync(harness);

        var stands = (await harness.Desk.GetAsync(_account, default))!;
        stands[ContainmentFields.Account]!.Id.Should().Be("disabled");
        stands[ContainmentFields.Sessions]!.Id.Should().Be("revoked");
        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Executed);
        var history = await harness.Desk.HistoryAsync(_account, default);
        history
            .Should()
            .HaveCount(2)
            .And.OnlyContain(c => c.By.Id == SecurityAgent.AgentKey && c.IdempotencyKey != null);
    }

    [SkippableFact]
    public async Task The_account_is_put_back_and_the_ended_sessions_are_said_to_be_gone()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await ContainedAsync(harness);

        var result = await harness
            .Get<UndoService>()
            .UndoAsync(harness.Ravi, new UndoOne(line.Proposal), RejectReason.Wrong, null);

        result.Answer.Should().Be(UndoAnswer.Carried);
        var stands = (await harness.Desk.GetAsync(_account, default))!;
        stands[ContainmentFields.Account]!.Id.Should().Be("enabled");
        stands[ContainmentFields.Sessions]!.Id.Should().Be("revoked");
        result
            .Items.Single()
            .Item.Fields.Should()
            .ContainSingle(f => f.Verdict == UndoVerdict.Impossible)
            .Which.Why.Should()
            .Be("Sessions that were ended cannot be brought back.");
    }

    [SkippableFact]
    public async Task What_somebody_did_there_meanwhile_is_a_conflict_and_nothing_is_done()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await SuggestAsync(harness);
        await harness.ApproveAsync(harness.Ravi, line);
        await harness.ApproveAsync(harness.Mia, line);
        var by = new Actor(ActorKind.Person, "ravi", "Ravi");
        var disable = new SetField(ContainmentFields.Account, FieldValue.Text("disabled"));
        await harness
            .Get<SimulatedDirectory>()
            .ApplyAsync(new SorCommand($"hand-{_account.Id}", _account, null, [], [disable], by), default);

        await harness.SendAsync();

        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Stale);
        (await harness.Desk.HistoryAsync(_account, default)).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task The_same_key_is_carried_out_once_and_nothing_beyond_the_vocabulary_at_all()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var directory = harness.Get<SimulatedDirectory>();
        Task<SorOutcome> Write(string key, SorRef target, params SorOp[] ops) =>
            directory.ApplyAsync(
                new SorCommand(key, target, null, [], ops, new Actor(ActorKind.Person, "ravi", "Ravi")),
                default
            );
        var key = $"key-{_account.Id}";
        var revoke = new SetField(ContainmentFields.Sessions, FieldValue.Text("revoked"));

        (await Write(key, _account, revoke)).Should().BeOfType<Applied>();
        (await Write(key, _account, revoke)).Should().BeOfType<AlreadyApplied>();
        (await Write(key + "b", _account, new SetField(ContainmentFields.Sessions, FieldValue.Text("live"))))
            .Should()
            .BeOfType<Refused>();
        (await Write(key + "c", _account, new SetField(ContainmentFields.Account, FieldValue.Text("deleted"))))
            .Should()
            .BeOfType<Refused>();
        (await Write(key + "d", _account, new AddNote("hello", true))).Should().BeOfType<Refused>();
        (await Write(key + "e", ContainmentFields.AccountRef("nobody/x"), revoke)).Should().BeOfType<Refused>();
        (await Write(key + "f", new SorRef("directory", "tenant", "catchall/x"), revoke)).Should().BeOfType<Refused>();
    }

    [SkippableFact]
    public async Task A_change_of_the_ticket_itself_still_makes_it_stale()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await SuggestAsync(harness);
        await harness.ChangeAsync(line.On, TicketFields.Summary, "It was a mistake");

        (await harness.ApproveAsync(harness.Ravi, line))
            .Should()
            .BeOfType<OversightConsole.Core.Review.Decisions.NoLongerOpen>();
    }

    private async Task<Line> ContainedAsync(ReviewHarness harness)
    {
        var line = await SuggestAsync(harness);
        await harness.ApproveAsync(harness.Ravi, line);
        await harness.ApproveAsync(harness.Mia, line);
        await harness.SendAsync();
        return line;
    }

    private Task<Line> SuggestAsync(ReviewHarness harness) =>
        harness.SuggestAsync(
            draft: (ticket, catalog) =>
                Drafts.Class(ticket, catalog) with
                {
                    Agent = SecurityAgent.AgentKey,
                    Risk = RiskTier.High,
                    Action = new ProposedAction(
                        "contain-account",
                        [
                            Change(ContainmentFields.Account, "enabled", "disabled"),
                            Change(ContainmentFields.Sessions, "live", "revoked"),
                        ]
                    )
                    {
                        Target = _account,
                    },
                }
        );

    private static FieldChange Change(string field, string before, string after) =>
        new(field, FieldValue.Text(before), FieldValue.Text(after));
}

public sealed class Containment_on_Sqlite(SqliteDatabase db) : ContainmentContract(db), IClassFixture<SqliteDatabase>;

public sealed class Containment_on_Postgres(PostgresDatabase db)
    : ContainmentContract(db),
        IClassFixture<PostgresDatabase>;

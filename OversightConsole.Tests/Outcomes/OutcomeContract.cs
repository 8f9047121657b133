using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Outcomes;

public abstract class OutcomeContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task A_person_who_changes_what_was_written_contradicts_it_and_right_becomes_wrong()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Approved);

        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await harness.FollowAsync();

        var outcome = (await harness.OutcomesAsync(line)).Should().ContainSingle().Subject;
        outcome.Kind.Should().Be(OutcomeKind.Contradicted);
        outcome.ByName.Should().Be("A colleague");
        outcome.Fields.Should().Be(TicketFields.Item);
        outcome.Value.Should().Be("Printing › Fault");
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Contradicted);
        (await harness.TrailAsync(line)).Should().EndWith(["outcome.contradicted", "evidence.entered"]);
    }

    [SkippableFact]
    public async Task Reading_the_feed_again_enters_nothing_twice()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await harness.FollowAsync();
        var trail = await harness.TrailAsync(line);

        await harness.ReadAsync(db =>
            db.Set<OutcomeCursor>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Cursor, (string?)null))
        );
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle();
        (await harness.TrailAsync(line)).Should().Equal(trail);
    }

    [SkippableFact]
    public async Task Two_nodes_at_once_find_it_once()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        await using var other = harness.AnotherNode();
        var line = await harness.WrittenAsync();
        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => (i % 2 == 0 ? harness : other).Get<OutcomeWatch>().RunOnceAsync()))
        );
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle();
        (await harness.TrailAsync(line)).Count(k => k == "outcome.contradicted").Should().Be(1);
    }

    [SkippableFact]
    public async Task Workflow_customer_agents_and_the_console_itself_contradict_nobody()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        foreach (var kind in Enum.GetValues<ActorKind>().Where(k => k != ActorKind.Person))
        {
            await SetItemAsync(harness, line, Drafts.Fault, new Actor(kind, "x", "Somebody"));
            await SetItemAsync(harness, line, Drafts.Driver, new Actor(kind, "x", "Somebody"));
        }
        var put = new SorCommand(
            "undo-1",
            line.On,
            null,
            [],
            [SetField.To(TicketFields.Item, Drafts.Fault)],
            new Actor(ActorKind.Person, "mia", "Mia")
        );
        (await harness.Get<EmbeddedSystemOfRecord>().ApplyAsync(put, default)).Should().BeOfType<Applied>();

        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().BeEmpty();
        (await harness.EndingAsync(line)).Should().Be(EvidenceResult.Approved);
    }

    [SkippableFact]
    public async Task A_person_who_puts_the_written_value_back_contradicts_nobody()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        await SetItemAsync(harness, line, Drafts.Fault, new Actor(ActorKind.Workflow, "rule", "A rule"));

        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Driver);
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData(6.99, true)]
    [InlineData(7.01, false)]
    public async Task Only_the_first_seven_days_count(double days, bool isContradicted)
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.WrittenAsync();
        harness.Time.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));

        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Count.Should().Be(isContradicted ? 1 : 0);
        (await harness.EndingAsync(line) == EvidenceResult.Contradicted).Should().Be(isContradicted);
    }

    [SkippableFact]
    public async Task A_change_made_before_the_write_or_on_another_field_is_none_of_its_business()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var ticket = await harness.TicketAsync();
        await harness.ChangeAsync(ticket, TicketFields.Impact, "high");
        var line = await harness.SuggestAsync(ticket);
        await harness.ApprovedAsync(line);
        await harness.SendAsync();
        await harness.ChangeAsync(ticket, TicketFields.Urgency, "high");

        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_change_in_the_moment_between_write_and_journal_waits_for_the_journal()
    {
        await using var harness = await OutcomeHarness.OnAsync(Database);
        var line = await harness.SuggestAsync();
        await harness.ApprovedAsync(line);
        harness.Desk.Around = async (_, write) =>
        {
            var outcome = await write();
            await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
            (await harness.Get<OutcomeWatch>().RunOnceAsync()).Should().BeFalse();
            harness.Time.Advance(TimeSpan.FromMilliseconds(5));
            return outcome;
        };
        await harness.SendAsync();

        await harness.FollowAsync();

        (await harness.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    private static async Task SetItemAsync(ReviewHarness harness, Line line, string item, Actor by) =>
        (
            await harness.DeskPages.ChangeAsync(
                long.Parse(line.Ticket, System.Globalization.CultureInfo.InvariantCulture),
                [SetField.To(TicketFields.Item, item)],
                by,
                null,
                default
            )
        )
            .Should()
            .BeOfType<DeskSaved>();
}

public sealed class Outcomes_on_Sqlite(SqliteDatabase db) : OutcomeContract(db), IClassFixture<SqliteDatabase>;

public sealed class Outcomes_on_Postgres(PostgresDatabase db) : OutcomeContract(db), IClassFixture<PostgresDatabase>;

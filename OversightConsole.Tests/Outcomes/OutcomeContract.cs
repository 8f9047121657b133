using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Outcomes;

public abstract class OutcomeContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task A_person_who_changes_what_was_written_contradicts_it_and_right_becomes_wrong()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Approved);

        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await house.FollowAsync();

        var outcome = (await house.OutcomesAsync(line)).Should().ContainSingle().Subject;
        outcome.Kind.Should().Be(OutcomeKind.Contradicted);
        outcome.ByName.Should().Be("A colleague");
        outcome.Fields.Should().Be(TicketFields.Item);
        outcome.Value.Should().Be("Printing › Fault");
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Contradicted);
        (await house.TrailAsync(line)).Should().EndWith(["outcome.contradicted", "evidence.entered"]);
    }

    [SkippableFact]
    public async Task Reading_the_feed_again_enters_nothing_twice()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await house.FollowAsync();
        var trail = await house.TrailAsync(line);

        await house.ReadAsync(db =>
            db.Set<OutcomeCursor>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Cursor, (string?)null))
        );
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle();
        (await house.TrailAsync(line)).Should().Equal(trail);
    }

    [SkippableFact]
    public async Task Two_nodes_at_once_find_it_once()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        await using var other = house.AnotherNode();
        var line = await house.WrittenAsync();
        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => (i % 2 == 0 ? house : other).Get<OutcomeWatch>().RunOnceAsync()))
        );
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle();
        (await house.TrailAsync(line)).Count(k => k == "outcome.contradicted").Should().Be(1);
    }

    [SkippableFact]
    public async Task Workflow_customer_agents_and_the_console_itself_contradict_nobody()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        foreach (var kind in Enum.GetValues<ActorKind>().Where(k => k != ActorKind.Person))
        {
            await SetItemAsync(house, line, Drafts.Fault, new Actor(kind, "x", "Somebody"));
            await SetItemAsync(house, line, Drafts.Driver, new Actor(kind, "x", "Somebody"));
        }
        var put = new SorCommand(
            "undo-1",
            line.On,
            null,
            [],
            [SetField.To(TicketFields.Item, Drafts.Fault)],
            new Actor(ActorKind.Person, "mia", "Mia")
        );
        (await house.Get<EmbeddedSystemOfRecord>().ApplyAsync(put, default)).Should().BeOfType<Applied>();

        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().BeEmpty();
        (await house.EndingAsync(line)).Should().Be(EvidenceEnding.Approved);
    }

    [SkippableFact]
    public async Task A_person_who_puts_the_written_value_back_contradicts_nobody()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        await SetItemAsync(house, line, Drafts.Fault, new Actor(ActorKind.Workflow, "rule", "A rule"));

        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Driver);
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData(6.99, true)]
    [InlineData(7.01, false)]
    public async Task Only_the_first_seven_days_count(double days, bool isContradicted)
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.WrittenAsync();
        house.Time.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(1));

        await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Count.Should().Be(isContradicted ? 1 : 0);
        (await house.EndingAsync(line) == EvidenceEnding.Contradicted).Should().Be(isContradicted);
    }

    [SkippableFact]
    public async Task A_change_made_before_the_write_or_on_another_field_is_none_of_its_business()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var ticket = await house.TicketAsync();
        await house.ChangeAsync(ticket, TicketFields.Impact, "high");
        var line = await house.SuggestAsync(ticket);
        await house.ApprovedAsync(line);
        await house.SendAsync();
        await house.ChangeAsync(ticket, TicketFields.Urgency, "high");

        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_change_in_the_moment_between_write_and_journal_waits_for_the_journal()
    {
        await using var house = await OutcomeHouse.OnAsync(Database);
        var line = await house.SuggestAsync();
        await house.ApprovedAsync(line);
        house.Desk.Around = async (_, write) =>
        {
            var outcome = await write();
            await house.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);
            (await house.Get<OutcomeWatch>().RunOnceAsync()).Should().BeFalse();
            house.Time.Advance(TimeSpan.FromMilliseconds(5));
            return outcome;
        };
        await house.SendAsync();

        await house.FollowAsync();

        (await house.OutcomesAsync(line)).Should().ContainSingle(o => o.Kind == OutcomeKind.Contradicted);
    }

    private static async Task SetItemAsync(ReviewHouse house, Line line, string item, Actor by) =>
        (
            await house.DeskPages.ChangeAsync(
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

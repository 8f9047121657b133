using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>One of two desks does not answer: the work on the other goes on, and its own is taken up once it answers again.</summary>
public abstract class SilentDeskContract(DatabaseFixture database)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Agents_go_on_with_the_other_desks_tickets_and_come_to_its_own_once_it_answers(bool first)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.SameNumberAsync();
        var (silent, answering) = first ? (own, other) : (other, own);
        Silence(desks, first, () => throw new HttpRequestException("No route to host."));

        await desks.House.WorkAsync();
        (await desks.House.ProposedAsync(answering)).Should().ContainSingle();
        (await desks.House.ProposedAsync(silent)).Should().BeEmpty();

        Silence(desks, first, null);
        desks.House.Time.Advance(DeskHealth.Pause);
        await desks.House.WorkAsync();
        (await desks.House.ProposedAsync(silent)).Should().ContainSingle();
        (await desks.House.LookAsync(silent)).Result.Should().Be(LookResult.Proposed);
    }

    [SkippableFact]
    public async Task A_desk_that_runs_into_its_own_time_limit_is_no_shutdown()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.SameNumberAsync();
        Silence(desks, first: true, () => throw new TaskCanceledException("The request timed out."));

        await desks.House.WorkAsync();

        (await desks.House.ProposedAsync(other)).Should().ContainSingle();
        (await desks.House.ProposedAsync(own)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task It_is_asked_again_after_a_pause_and_not_in_every_round()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var asked = 0;
        desks.Other.BeforeAnswer = () =>
        {
            asked++;
            throw new HttpRequestException("No route to host.");
        };

        for (var round = 0; round < 5; round++)
            await desks.House.Get<TicketPipeline>().RunOnceAsync();
        asked.Should().Be(1, "each try costs the others its time limit");

        desks.House.Time.Advance(DeskHealth.Pause);
        await desks.House.Get<TicketPipeline>().RunOnceAsync();
        asked.Should().Be(2);
    }

    [SkippableFact]
    public async Task Its_tickets_keep_their_places_in_the_backlog_while_the_others_are_worked_off()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.SameNumberAsync();
        await WaitAsync(desks, own, other);
        Silence(desks, first: false, () => throw new HttpRequestException("No route to host."));

        await desks.House.WorkAsync();
        (await desks.House.ProposedAsync(own)).Should().ContainSingle();
        (await WaitingAsync(desks)).Should().Equal(other);

        Silence(desks, first: false, null);
        desks.House.Time.Advance(DeskHealth.Pause);
        await desks.House.WorkAsync();
        (await desks.House.ProposedAsync(other)).Should().ContainSingle();
        (await WaitingAsync(desks)).Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_people_change_on_the_other_desk_is_found_and_on_its_own_once_it_answers(bool first)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        desks.House.Time.Advance(TimeSpan.FromMinutes(1));
        await desks.House.ClassifyAsync(own.On, Drafts.Fault);
        desks.Other.Sets(other.On, TicketFields.Item, new FieldValue(MemoryDesk.Phishing, "Phishing"));
        var (silent, answering) = first ? (own, other) : (other, own);
        Silence(desks, first, () => throw new HttpRequestException("No route to host."));

        (await desks.OutcomesAsync(answering)).Should().Equal(OutcomeKind.Contradicted);
        (await desks.OutcomesAsync(silent)).Should().BeEmpty();

        Silence(desks, first, null);
        desks.House.Time.Advance(DeskHealth.Pause);
        (await desks.OutcomesAsync(silent)).Should().Equal(OutcomeKind.Contradicted);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_stood_for_a_week_on_the_other_desk_is_kept_and_on_its_own_nobody_knows_yet(bool first)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        await desks.OutcomesAsync(own);
        desks.House.Time.Advance(TimeSpan.FromDays(8));
        var (silent, answering) = first ? (own, other) : (other, own);
        Silence(desks, first, () => throw new HttpRequestException("No route to host."));

        await desks.House.Get<UncontestedOutcomes>().RunOnceAsync();
        (await KindsAsync(desks, answering)).Should().Equal(OutcomeKind.Kept);
        (await KindsAsync(desks, silent)).Should().BeEmpty();

        Silence(desks, first, null);
        desks.House.Time.Advance(DeskHealth.Pause);
        await desks.House.Get<UncontestedOutcomes>().RunOnceAsync();
        (await KindsAsync(desks, silent)).Should().Equal(OutcomeKind.Kept);
    }

    [SkippableFact]
    public async Task What_nobody_answered_in_time_expires_on_both()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        Silence(desks, first: true, () => throw new HttpRequestException("No route to host."));
        Silence(desks, first: false, () => throw new HttpRequestException("No route to host."));
        desks.House.Time.Advance(TimeSpan.FromDays(15));

        await desks.House.Get<Expiry>().RunOnceAsync();

        (await desks.House.StatusAsync(own)).Should().Be(ProposalStatus.Expired);
        (await desks.House.StatusAsync(other)).Should().Be(ProposalStatus.Expired);
    }

    [SkippableFact]
    public async Task Its_customers_are_missing_from_the_list_by_name_and_the_others_are_there()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var terms = desks.House.Get<CustomerTerms>();
        await terms.ListAsync();
        terms.Silent.Should().BeEmpty();

        Silence(desks, first: true, () => throw new HttpRequestException("No route to host."));
        (await terms.ListAsync()).Select(c => c.Id).Should().Equal(MemoryDesk.Customer);
        terms.Silent.Should().Equal(EmbeddedSystemOfRecord.ConnectionName);

        Silence(desks, first: false, () => throw new HttpRequestException("No route to host."));
        (await terms.ListAsync()).Should().BeEmpty();
        terms.Silent.Should().Equal(EmbeddedSystemOfRecord.ConnectionName, MemoryDesk.Name);
    }

    [SkippableFact]
    public async Task An_undo_of_a_range_puts_back_what_lies_on_the_other_and_names_the_desk_that_does_not_answer()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        Silence(desks, first: false, () => throw new HttpRequestException("No route to host."));
        var now = desks.House.Time.GetUtcNow();
        var range = new UndoRange(ReviewHarness.Agent, now.AddDays(-1), now.AddDays(1));

        var result = await desks
            .House.Get<UndoService>()
            .UndoAsync(desks.House.Manager, range, RejectReason.Wrong, null);

        result.Restored.Should().Be(1);
        (await desks.ItemAsync(own)).Should().BeNull();
        var left = result.Items.Single(i => i.Item.Proposal.Id == other.Proposal);
        left.Detail.Should().StartWith("The service desk 'memory' does not answer.");
    }

    [SkippableFact]
    public async Task Who_stops_a_board_is_told_of_the_write_under_way_though_nobody_can_see_where_its_ticket_lies()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.ProposedAsync();
        await desks.House.ApprovedAsync(other);
        desks.House.Desk.Around = (_, _) => throw new TimeoutException("No answer.");
        await desks.House.SendAsync();
        var request = StopRequest.Board(MemoryDesk.Name, MemoryDesk.Queue, "Front desk");
        await desks.House.Get<StopSwitch>().StopAsync(desks.House.Manager, request, "Looks wrong");
        Silence(desks, first: false, () => throw new HttpRequestException("No route to host."));

        var stop = (await desks.House.Get<StopSwitch>().HoldingAsync()).Single();

        var under = await desks.House.Get<Outgoing>().AtAsync(stop);
        under.Select(u => u.Ticket).Should().Equal(other.Ticket);
    }

    private static void Silence(TwoDesks desks, bool first, Action? failing)
    {
        if (first)
            desks.House.Desk.BeforeAnswer = failing;
        else
            desks.Other.BeforeAnswer = failing;
    }

    private static Task<List<OutcomeKind>> KindsAsync(TwoDesks desks, Line line) =>
        desks.House.ReadAsync(db =>
            db.Set<ProposalOutcome>().Where(o => o.ProposalId == line.Proposal).Select(o => o.Kind).ToListAsync()
        );

    /// <summary>More came than agents could look at: both wait, and their feeds are read.</summary>
    private static async Task WaitAsync(TwoDesks desks, SorRef own, SorRef other)
    {
        var ends = new Dictionary<string, string>();
        foreach (var one in desks.House.Desk.Desks)
            ends[one.Connection] = (await one.ChangesAsync(null, 1_000_000, default)).Cursor;
        await desks.House.ReadAsync(async db =>
        {
            await db.Set<FeedCursor>().ExecuteDeleteAsync();
            db.AddRange(ends.Select(e => new FeedCursor { Connection = e.Key, Cursor = e.Value }));
            db.AddRange(new[] { other, own }.Select(t => new WaitingTicket { Ticket = t, Level = 1 }));
            return await db.SaveChangesAsync();
        });
    }

    private static Task<List<SorRef>> WaitingAsync(TwoDesks desks) =>
        desks.House.ReadAsync(db => db.Set<WaitingTicket>().Select(t => t.Ticket).ToListAsync());
}

public sealed class Silent_desk_on_Sqlite(SqliteDatabase database)
    : SilentDeskContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Silent_desk_on_Postgres(PostgresDatabase database)
    : SilentDeskContract(database),
        IClassFixture<PostgresDatabase>;

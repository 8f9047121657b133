using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Reports.Timeline;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>
/// A desk whose connection was taken out of the configuration. Its old proposals stay where they are; who wants to do
/// something with one is told which connection is missing and what helps.
/// </summary>
public abstract class RemovedDeskContract(DatabaseFixture database)
{
    private const string Sentence =
        "The service desk 'memory' is not connected. An administrator can connect it again in the configuration and restart the console.";

    [SkippableTheory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Override)]
    [InlineData(Verdict.Reject)]
    public async Task Nobody_decides_its_proposals_blindly_and_they_wait_on(Verdict verdict)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        await using var console = desks.House.AnotherNode();

        var outcome = await DecideAsync(console, other, verdict);

        outcome.Should().Be(new DeskNotConnected(MemoryDesk.Name, $"{Sentence} Your answer wasn't used."));
        (await desks.House.StatusAsync(other)).Should().Be(ProposalStatus.Pending);
        (await console.ApproveAsync(console.Ravi, own)).Should().BeOfType<Recorded>();
    }

    [SkippableFact]
    public async Task Once_it_is_connected_again_they_are_decided_as_before()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.ProposedAsync();
        await using (var console = desks.House.AnotherNode())
            await DecideAsync(console, other, Verdict.Approve);

        await desks.House.ApprovedAsync(other);
        (await desks.House.SendAsync()).Should().Be(1);

        (await desks.ItemAsync(other)).Should().Be(MemoryDesk.Printer);
    }

    [SkippableTheory]
    [InlineData(Verdict.Approve)]
    [InlineData(Verdict.Override)]
    public async Task What_is_decided_already_is_answered_with_who_decided_it(Verdict verdict)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.WrittenAsync();
        await using var console = desks.House.AnotherNode();

        var outcome = await DecideAsync(console, other, verdict);

        outcome.Should().BeOfType<AlreadyDecided>().Which.By.Should().Be("Ravi");
    }

    [SkippableFact]
    public async Task What_was_approved_before_and_not_sent_is_not_written_and_the_proposal_says_why()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.ProposedAsync();
        await desks.House.ApprovedAsync(other);
        await using var console = desks.House.AnotherNode();

        await console.SendAsync();

        var proposal = await console.ProposalAsync(other.Proposal);
        proposal.Status.Should().Be(ProposalStatus.Failed);
        proposal.StatusReason.Should().Contain(Sentence);
    }

    [SkippableFact]
    public async Task An_undo_puts_nothing_back_and_says_why_also_before_anybody_asks_for_it()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        await using var console = desks.House.AnotherNode();

        var preview = await console.Get<UndoService>().PreviewAsync(new UndoOne(other.Proposal));
        preview.Items.Single().Verdict.Should().Be(UndoVerdict.Impossible);
        preview.Items.Single().Why.Should().Be(Sentence);
        var result = await desks.UndoAsync(console, other);
        result.Answer.Should().Be(UndoAnswer.NothingToDo);
        result.Items.Single().Detail.Should().Be(Sentence);
        (await desks.UndoAsync(console, own)).Restored.Should().Be(1);
    }

    [SkippableFact]
    public async Task An_undo_of_a_range_puts_back_what_lies_on_the_desks_that_are_there()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        await using var console = desks.House.AnotherNode();
        var now = desks.House.Time.GetUtcNow();
        var range = new UndoRange(ReviewHarness.Agent, now.AddDays(-1), now.AddDays(1));

        var result = await console.Get<UndoService>().UndoAsync(console.Manager, range, RejectReason.Wrong, null);

        result.Restored.Should().Be(1);
        (await desks.ItemAsync(own)).Should().BeNull();
        result.Items.Single(i => i.Item.Proposal.Id == other.Proposal).Detail.Should().Be(Sentence);
    }

    [SkippableFact]
    public async Task The_queue_lists_them_and_a_search_for_another_value_finds_none()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        await using var console = desks.House.AnotherNode();
        var reader = console.Get<QueueReader>();

        var page = await reader.ListAsync(console.Ravi, new QueueFilter(QueueView.Everyone), 0, 10);
        page.Tickets.Select(t => t.Ticket).Should().BeEquivalentTo([own.Ticket, other.Ticket]);
        (await reader.OpenAsync(console.Ravi, other.On)).Should().BeNull();
        (await reader.SearchValuesAsync(console.Ravi, other.Item, "driver")).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task The_timeline_still_tells_all_that_happened_and_that_the_desk_is_missing()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        await using var console = desks.House.AnotherNode();
        var timelines = console.Get<TicketTimelines>();

        var past = (await timelines.FindAsync(other.On))!;

        past.Away.Should().Be(Sentence);
        past.Record[TicketFields.Summary]!.Name.Should().Be("Scanner is dead");
        past.Proposals.Keys.Should().Equal(other.Proposal);
        past.Entries.Should().Contain(e => e.Kind == "action.executed");
        past.Written.Items.Single().Why.Should().Be(Sentence);
        (await timelines.FindAsync(own.On))!.Away.Should().BeNull();
        (await timelines.FindAsync(SorRef.Ticket(MemoryDesk.Name, "nobody-knows-it"))).Should().BeNull();
    }

    [SkippableFact]
    public async Task The_override_report_has_them_with_the_customers_id_where_its_name_is_not_to_be_had()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.ProposedAsync();
        var value = $"{MemoryDesk.Threats}|66|6600|{MemoryDesk.Phishing}";
        (await desks.House.OverrideAsync(desks.House.Ravi, other, value)).Should().BeOfType<Recorded>();
        var day = DateOnly.FromDateTime(desks.House.Time.GetUtcNow().UtcDateTime);
        await using var console = desks.House.AnotherNode();

        (await CustomersAsync(desks.House, day)).Should().Equal("Seventh Customer");
        (await CustomersAsync(console, day)).Should().Equal(MemoryDesk.Customer);
    }

    [SkippableFact]
    public async Task The_background_work_goes_on_and_leaves_them_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.WrittenAsync();
        var waiting = desks.Other.Opens("Came just before", "It squeaks.");
        await desks.House.ReadAsync(db =>
        {
            db.Add(new WaitingTicket { Ticket = waiting, Level = 1 });
            return db.SaveChangesAsync();
        });
        await using var console = desks.House.AnotherNode();
        console.Asked.Says = desks.House.Asked.Says;
        var next = await console.TicketAsync("Keyboard sticks");

        await console.WorkAsync();
        (await console.ProposedAsync(next)).Should().ContainSingle();
        (await console.ReadAsync(db => db.Set<WaitingTicket>().CountAsync())).Should().Be(1);

        while (await console.Get<OutcomeWatch>().RunOnceAsync()) { }
        console.Time.Advance(TimeSpan.FromDays(8));
        while (await console.Get<UncontestedOutcomes>().RunOnceAsync()) { }
        var kept = await console.ReadAsync(db =>
            db.Set<ProposalOutcome>().Where(o => o.Kind == OutcomeKind.Kept).Select(o => o.ProposalId).ToListAsync()
        );
        kept.Should().NotContain(other.Proposal, "nobody can tell whether a person changed it");
        (await console.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    private static Task<DecideOutcome> DecideAsync(ReviewHarness console, Line line, Verdict verdict) =>
        verdict switch
        {
            Verdict.Approve => console.ApproveAsync(console.Mia, line),
            Verdict.Override => console.OverrideAsync(console.Mia, line, "b-900|66|6600|6600-1"),
            _ => console.RejectAsync(console.Mia, line),
        };

    private static async Task<IReadOnlyList<string?>> CustomersAsync(ReviewHarness console, DateOnly day)
    {
        var page = await console.Get<OverrideReader>().PageAsync(new OverrideFilter(day, day.AddDays(1)), 0, 10);
        return [.. page.SelectMany(l => l.Rows.Select(r => r.Company)).Distinct()];
    }
}

public sealed class Removed_desk_on_Sqlite(SqliteDatabase database)
    : RemovedDeskContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Removed_desk_on_Postgres(PostgresDatabase database)
    : RemovedDeskContract(database),
        IClassFixture<PostgresDatabase>;

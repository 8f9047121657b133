using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Review.Queue;

/// <summary>Whose queue holds which ticket.</summary>
public abstract class QueueViewsContract(DatabaseFixture database)
{
    private static readonly QueueFilter ForMe = new();
    private static readonly QueueFilter Everyone = new(QueueView.Everyone);
    private static readonly QueueFilter Skipped = new(QueueView.Skipped);
    private static readonly QueueFilter CanBeUndone = new(QueueView.CanBeUndone);

    [SkippableFact]
    public async Task Skipped_tickets_leave_for_me_and_wait_under_skipped_for_this_person_alone()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var skipped = await harness.WaitsAsync("One");
        await harness.WaitsAsync("Two");

        await harness.SkipAsync(harness.Ravi, skipped);

        (await harness.SubjectsAsync(harness.Ravi, ForMe)).Should().Equal("Two");
        (await harness.SubjectsAsync(harness.Ravi, Skipped)).Should().Equal("One");
        (await harness.SubjectsAsync(harness.Ravi, Everyone)).Should().Equal("One", "Two");
        (await harness.SubjectsAsync(harness.Mia, ForMe)).Should().Equal("One", "Two");
        (await harness.SubjectsAsync(harness.Mia, Skipped)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_ticket_with_another_line_open_stays_for_me_when_one_was_skipped()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.WaitsAsync("One");
        await harness.SuggestAsync(line.On, (t, _) => Drafts.Priority(t, "p1", [], []));

        await harness.SkipAsync(harness.Ravi, line);

        (await harness.SubjectsAsync(harness.Ravi, ForMe)).Should().Equal("One");
        (await harness.SubjectsAsync(harness.Ravi, Skipped)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task What_a_colleague_claimed_is_not_for_me_until_the_claim_ends()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.WaitsAsync("One");
        await harness.Get<TicketReservations>().ReserveAsync(harness.Ravi, line.On);

        (await harness.SubjectsAsync(harness.Mia, ForMe)).Should().BeEmpty();
        (await harness.SubjectsAsync(harness.Ravi, ForMe)).Should().Equal("One");
        var seen = await harness.Get<QueueReader>().ListAsync(harness.Mia, Everyone, 0, 10);
        seen.Tickets.Should().ContainSingle().Which.ReservedBy.Should().Be("Ravi");

        harness.Time.Advance(TicketReservations.Length);
        (await harness.SubjectsAsync(harness.Mia, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task What_a_colleague_claimed_is_found_by_searching_and_told_apart_from_what_is_decided()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var claimed = await harness.WaitsAsync("Outlook asks again");
        var decided = await harness.WaitsAsync("Outlook is slow");
        await harness.Get<TicketReservations>().ReserveAsync(harness.Ravi, claimed.On);
        await harness.ApprovedAsync(decided);

        (await harness.SubjectsAsync(harness.Mia, ForMe with { Search = "outlook" }))
            .Should()
            .Equal("Outlook asks again");
        var waiting = await harness.Get<QueueReader>().StillWaitingAsync(harness.Mia, [claimed.On, decided.On]);
        waiting.Should().ContainSingle().Which.ReservedBy.Should().Be("Ravi");
    }

    [SkippableFact]
    public async Task A_decision_can_be_undone_by_its_decider_until_it_is_sent()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.ApprovedAsync(await harness.WaitsAsync("Approved"));
        await harness.RejectAsync(harness.Ravi, await harness.WaitsAsync("Rejected"));

        (await harness.SubjectsAsync(harness.Ravi, CanBeUndone)).Should().BeEquivalentTo("Approved", "Rejected");
        (await harness.SubjectsAsync(harness.Mia, CanBeUndone)).Should().BeEmpty();
        (await harness.SubjectsAsync(harness.Ravi, Everyone)).Should().BeEmpty();
        (await harness.CountsAsync(harness.Ravi)).CanBeUndone.Should().Be(2);

        await harness.SendAsync();
        (await harness.SubjectsAsync(harness.Ravi, CanBeUndone)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Taken_back_it_waits_for_everyone_again()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var decision = await harness.ApprovedAsync(await harness.WaitsAsync("One"));

        await harness.Decisions.RetractAsync(harness.Ravi, decision);

        (await harness.SubjectsAsync(harness.Ravi, CanBeUndone)).Should().BeEmpty();
        (await harness.SubjectsAsync(harness.Ravi, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task A_skip_holds_for_the_round_it_was_made_in()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.WaitsAsync("One");
        await harness.SkipAsync(harness.Mia, line);
        await harness.Decisions.RetractAsync(harness.Ravi, await harness.ApprovedAsync(line));

        harness.Time.Advance(TicketReservations.Length);

        (await harness.SubjectsAsync(harness.Mia, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task Held_lines_alone_make_no_ticket_wait()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var premise = new Fact(OversightConsole.Core.ServiceDesk.SystemOfRecord.TicketFields.Company, null);

        await harness.WaitsAsync("One", draft: (t, _) => Drafts.Priority(t, "p1", [], [premise]));

        (await harness.SubjectsAsync(harness.Ravi, Everyone)).Should().BeEmpty();
        (await harness.CountsAsync(harness.Ravi)).Everyone.Should().Be(0);
    }
}

public sealed class QueueViews_on_Sqlite(SqliteDatabase database)
    : QueueViewsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class QueueViews_on_Postgres(PostgresDatabase database)
    : QueueViewsContract(database),
        IClassFixture<PostgresDatabase>;

using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

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
        await using var house = await ReviewHouse.OnAsync(database);
        var skipped = await house.WaitsAsync("One");
        await house.WaitsAsync("Two");

        await house.SkipAsync(house.Ravi, skipped);

        (await house.SubjectsAsync(house.Ravi, ForMe)).Should().Equal("Two");
        (await house.SubjectsAsync(house.Ravi, Skipped)).Should().Equal("One");
        (await house.SubjectsAsync(house.Ravi, Everyone)).Should().Equal("One", "Two");
        (await house.SubjectsAsync(house.Mia, ForMe)).Should().Equal("One", "Two");
        (await house.SubjectsAsync(house.Mia, Skipped)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_ticket_with_another_line_open_stays_for_me_when_one_was_skipped()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.WaitsAsync("One");
        await house.SuggestAsync(line.On, (t, _) => Drafts.Priority(t, "p1", [], []));

        await house.SkipAsync(house.Ravi, line);

        (await house.SubjectsAsync(house.Ravi, ForMe)).Should().Equal("One");
        (await house.SubjectsAsync(house.Ravi, Skipped)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task What_a_colleague_claimed_is_not_for_me_until_the_claim_ends()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.WaitsAsync("One");
        await house.Get<TicketClaims>().ClaimAsync(house.Ravi, line.On);

        (await house.SubjectsAsync(house.Mia, ForMe)).Should().BeEmpty();
        (await house.SubjectsAsync(house.Ravi, ForMe)).Should().Equal("One");
        var seen = await house.Get<QueueReader>().ListAsync(house.Mia, Everyone, 0, 10);
        seen.Tickets.Should().ContainSingle().Which.ClaimedBy.Should().Be("Ravi");

        house.Time.Advance(TicketClaims.Length);
        (await house.SubjectsAsync(house.Mia, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task What_a_colleague_claimed_is_found_by_searching_and_told_apart_from_what_is_decided()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var claimed = await house.WaitsAsync("Outlook asks again");
        var decided = await house.WaitsAsync("Outlook is slow");
        await house.Get<TicketClaims>().ClaimAsync(house.Ravi, claimed.On);
        await house.ApprovedAsync(decided);

        (await house.SubjectsAsync(house.Mia, ForMe with { Search = "outlook" })).Should().Equal("Outlook asks again");
        var waiting = await house.Get<QueueReader>().StillWaitingAsync(house.Mia, [claimed.On, decided.On]);
        waiting.Should().ContainSingle().Which.ClaimedBy.Should().Be("Ravi");
    }

    [SkippableFact]
    public async Task A_decision_can_be_undone_by_its_decider_until_it_is_sent()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        await house.ApprovedAsync(await house.WaitsAsync("Approved"));
        await house.RejectAsync(house.Ravi, await house.WaitsAsync("Rejected"));

        (await house.SubjectsAsync(house.Ravi, CanBeUndone)).Should().BeEquivalentTo("Approved", "Rejected");
        (await house.SubjectsAsync(house.Mia, CanBeUndone)).Should().BeEmpty();
        (await house.SubjectsAsync(house.Ravi, Everyone)).Should().BeEmpty();
        (await house.CountsAsync(house.Ravi)).CanBeUndone.Should().Be(2);

        await house.SendAsync();
        (await house.SubjectsAsync(house.Ravi, CanBeUndone)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Taken_back_it_waits_for_everyone_again()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var decision = await house.ApprovedAsync(await house.WaitsAsync("One"));

        await house.Decisions.RetractAsync(house.Ravi, decision);

        (await house.SubjectsAsync(house.Ravi, CanBeUndone)).Should().BeEmpty();
        (await house.SubjectsAsync(house.Ravi, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task A_skip_holds_for_the_round_it_was_made_in()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var line = await house.WaitsAsync("One");
        await house.SkipAsync(house.Mia, line);
        await house.Decisions.RetractAsync(house.Ravi, await house.ApprovedAsync(line));

        house.Time.Advance(TicketClaims.Length);

        (await house.SubjectsAsync(house.Mia, ForMe)).Should().Equal("One");
    }

    [SkippableFact]
    public async Task Held_lines_alone_make_no_ticket_wait()
    {
        await using var house = await ReviewHouse.OnAsync(database);
        var premise = new Fact(Core.ServiceDesk.TicketFields.Company, null);

        await house.WaitsAsync("One", draft: (t, _) => Drafts.Priority(t, "p1", [], [premise]));

        (await house.SubjectsAsync(house.Ravi, Everyone)).Should().BeEmpty();
        (await house.CountsAsync(house.Ravi)).Everyone.Should().Be(0);
    }
}

public sealed class QueueViews_on_Sqlite(SqliteDatabase database)
    : QueueViewsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class QueueViews_on_Postgres(PostgresDatabase database)
    : QueueViewsContract(database),
        IClassFixture<PostgresDatabase>;

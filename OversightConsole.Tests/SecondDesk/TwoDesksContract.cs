using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>Two desks side by side, each with a ticket of the same number: nothing of the one is ever taken for the other's.</summary>
public abstract class TwoDesksContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Each_ticket_gets_its_own_proposal_with_the_values_of_its_own_desk()
    {
        await using var desks = await TwoDesks.OnAsync(database);

        var (own, other) = await desks.SameNumberAsync();
        await desks.House.WorkAsync();

        var here = (await desks.House.ProposedAsync(own)).Should().ContainSingle().Subject;
        var there = (await desks.House.ProposedAsync(other)).Should().ContainSingle().Subject;
        here.Action.Changes.Select(c => c.After!.Id).Should().Contain(Drafts.Driver);
        there.Action.Changes.Select(c => c.After!.Id).Should().Contain(MemoryDesk.Printer);
        desks.House.Asked.Looks[own.Id].Should().Be(2, "each was looked at once");
    }

    [SkippableFact]
    public async Task Each_ticket_has_its_own_row_in_the_queue_and_opens_as_itself()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        var reader = desks.House.Get<QueueReader>();

        var page = await reader.ListAsync(desks.House.Ravi, new QueueFilter(QueueView.Everyone), 0, 10);

        page.Tickets.Select(t => (t.Ticket, t.Subject))
            .Should()
            .BeEquivalentTo([(own.Ticket, "Printer is jammed"), ($"memory:{own.Ticket}", "Scanner is dead")]);
        var here = (await reader.OpenAsync(desks.House.Ravi, own.On))!;
        var there = (await reader.OpenAsync(desks.House.Ravi, other.On))!;
        (here.Subject, there.Subject).Should().Be(("Printer is jammed", "Scanner is dead"));
        here.Lines.Select(l => l.Item).Should().Equal(own.Item);
        there.Lines.Select(l => l.Item).Should().Equal(other.Item);
    }

    [SkippableFact]
    public async Task Who_works_on_the_one_does_not_keep_others_from_the_other()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        var reservations = desks.House.Get<TicketReservations>();

        (await reservations.ReserveAsync(desks.House.Ravi, own.On)).Mine.Should().BeTrue();

        (await reservations.ReserveAsync(desks.House.Mia, other.On)).Mine.Should().BeTrue();
        (await reservations.ReserveAsync(desks.House.Mia, own.On)).Mine.Should().BeFalse();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_approved_is_written_to_its_own_desk_and_the_other_stands_as_it_was(bool ownFirst)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        var (approved, waits) = ownFirst ? (own, other) : (other, own);

        await desks.House.ApprovedAsync(approved);
        (await desks.House.SendAsync()).Should().Be(1);

        desks.House.Desk.Sent.Select(c => c.Target).Should().Equal(approved.On);
        (await desks.ItemAsync(approved)).Should().Be(ownFirst ? Drafts.Driver : MemoryDesk.Printer);
        (await desks.ItemAsync(waits)).Should().BeNull();
        (await desks.House.StatusAsync(waits)).Should().Be(ProposalStatus.Pending);
        desks.Other.Written.Should().HaveCount(ownFirst ? 0 : 1);
    }

    [SkippableFact]
    public async Task A_stop_of_one_ticket_holds_that_ticket_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.ProposedAsync();
        await StopAsync(desks, StopRequest.Ticket(other.Ticket));
        await desks.House.ApprovedAsync(own);
        await desks.House.ApprovedAsync(other);

        (await desks.House.SendAsync()).Should().Be(1);

        (await desks.House.StatusAsync(own)).Should().Be(ProposalStatus.Executed);
        (await desks.House.StatusAsync(other)).Should().Be(ProposalStatus.Approved);
    }

    [SkippableTheory]
    [InlineData(StopScope.Board)]
    [InlineData(StopScope.Customer)]
    public async Task A_stop_of_a_board_or_a_customer_holds_that_desks_and_not_the_one_of_the_same_id(StopScope scope)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (_, other) = await desks.ProposedAsync();
        StopRequest On(string connection) =>
            scope == StopScope.Board
                ? StopRequest.Board(connection, MemoryDesk.Queue, "Front desk")
                : StopRequest.Customer(connection, MemoryDesk.Customer, "Seventh Customer");
        await StopAsync(desks, On(MemoryDesk.Name));
        await StopAsync(desks, On(EmbeddedSystemOfRecord.ConnectionName));
        await desks.House.ApprovedAsync(other);
        (await desks.House.SendAsync()).Should().Be(0);

        await desks.House.Get<StopSwitch>().ResumeAsync(desks.House.Manager, On(MemoryDesk.Name), "It was right");

        (await desks.House.SendAsync()).Should().Be(1, "the stop of the embedded desk's is none of this ticket's");
    }

    [SkippableFact]
    public async Task Each_desks_feed_is_followed_from_where_it_was_left()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        await desks.ProposedAsync();
        var before = await desks.FeedCursorsAsync();
        before.Keys.Should().BeEquivalentTo([EmbeddedSystemOfRecord.ConnectionName, MemoryDesk.Name]);

        var next = desks.Other.Opens("Another one", "It squeaks.");
        await desks.House.WorkAsync();

        var after = await desks.FeedCursorsAsync();
        after[MemoryDesk.Name].Should().NotBe(before[MemoryDesk.Name]);
        after[EmbeddedSystemOfRecord.ConnectionName].Should().Be(before[EmbeddedSystemOfRecord.ConnectionName]);
        (await desks.House.ProposedAsync(next)).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Each_answer_counts_once_as_evidence_of_its_own()
    {
        await using var desks = await TwoDesks.OnAsync(database);

        var (own, other) = await desks.WrittenAsync();

        (await desks.EvidenceAsync(own)).Should().ContainSingle();
        (await desks.EvidenceAsync(other)).Should().ContainSingle();
        var units = await desks.House.ReadAsync(db => db.Set<Proposal>().Select(p => p.Unit).ToListAsync());
        units.Should().BeEquivalentTo([own.Ticket, other.Ticket]);
    }

    [SkippableFact]
    public async Task What_a_person_changes_afterwards_contradicts_the_proposal_on_that_desk_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();
        desks.House.Time.Advance(TimeSpan.FromMinutes(1));

        desks.Other.Sets(other.On, TicketFields.Item, new FieldValue(MemoryDesk.Phishing, "Phishing"));

        (await desks.OutcomesAsync(other)).Should().Equal(OutcomeKind.Contradicted);
        (await desks.OutcomesAsync(own)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task An_undo_puts_back_what_was_written_to_that_desk_alone()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();

        (await desks.UndoAsync(desks.House, other)).Restored.Should().Be(1);

        (await desks.ItemAsync(other)).Should().BeNull();
        (await desks.ItemAsync(own)).Should().Be(Drafts.Driver);
    }

    [SkippableFact]
    public async Task The_trail_tells_the_two_apart_and_is_intact()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.WrittenAsync();

        var written = await desks.House.ReadAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Kind == "action.executed").Select(e => e.Ticket).ToListAsync()
        );

        written.Should().BeEquivalentTo([own.Ticket, other.Ticket]);
        (await desks.House.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_write_whose_outcome_is_unknown_is_repeated_only_where_its_own_desk_keeps_keys()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        desks.Other.Capabilities = SorCapabilities.None;
        var (own, other) = await desks.ProposedAsync();
        desks.House.Desk.Around = (_, _) => throw new TimeoutException("No answer.");
        await desks.House.ApprovedAsync(own);
        await desks.House.ApprovedAsync(other);

        await desks.House.SendAsync();

        (await desks.House.StatusAsync(other)).Should().Be(ProposalStatus.Uncertain, "a person has to look");
        (await desks.House.StatusAsync(own))
            .Should()
            .Be(ProposalStatus.Executing, "the desk is asked for the key again");
    }

    private static async Task StopAsync(TwoDesks desks, StopRequest request) =>
        (await desks.House.Get<StopSwitch>().StopAsync(desks.House.Manager, request, "Looks wrong"))
            .Should()
            .Be(StopOutcome.Done);
}

public sealed class Two_desks_on_Sqlite(SqliteDatabase database)
    : TwoDesksContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Two_desks_on_Postgres(PostgresDatabase database)
    : TwoDesksContract(database),
        IClassFixture<PostgresDatabase>;

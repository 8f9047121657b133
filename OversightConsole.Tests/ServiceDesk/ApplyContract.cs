using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class ApplyContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task An_approved_command_is_carried_out_once_whatever_is_sent_again()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var seen = await desk.GetAsync(ticket);
        var command = TestDesk.Classify("once-1", seen, "incident", "incident/printing", "incident/printing/driver");

        var first = await desk.Records.ApplyAsync(command, default);
        var second = await desk.Records.ApplyAsync(command, default);

        var applied = first.Should().BeOfType<Applied>().Subject;
        second.Should().Be(new AlreadyApplied(applied.Version));
        var now = await desk.GetAsync(ticket);
        now.Version.Should().Be(applied.Version);
        now[TicketFields.Item].Should().Be(new FieldValue("incident/printing/driver", "Driver"));
        (await desk.LogAsync(ticket)).Count(c => c.Field == TicketFields.Item).Should().Be(1);
    }

    [SkippableFact]
    public async Task Eight_senders_of_one_key_carry_it_out_once()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var command = new SorCommand(
            "race-1",
            EmbeddedDesk.RefOf(ticket),
            null,
            [],
            [new AddNote("Hello", false)],
            TestDesk.Agent
        );

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Records.ApplyAsync(command, default)))
        );

        outcomes.OfType<Applied>().Should().ContainSingle();
        outcomes.OfType<AlreadyApplied>().Should().HaveCount(7);
        (await desk.GetAsync(ticket)).Notes.Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_person_changed_the_board_meanwhile_and_nothing_is_written()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var seen = await desk.GetAsync(ticket);
        await desk.Desk.ChangeAsync(
            ticket,
            [SetField.To(TicketFields.Board, "security")],
            TestDesk.Lena,
            null,
            default
        );

        var outcome = await desk.Records.ApplyAsync(
            TestDesk.Classify("conflict-1", seen, "incident", "incident/account", "incident/account/mfa"),
            default
        );

        var conflict = outcome.Should().BeOfType<Conflict>().Subject;
        conflict
            .Differing.Should()
            .Equal(
                new FieldDifference(
                    TicketFields.Board,
                    new FieldValue("service-desk", "Service Desk"),
                    new FieldValue("security", "Security")
                )
            );
        var now = await desk.GetAsync(ticket);
        conflict.Version.Should().Be(now.Version);
        now[TicketFields.Type].Should().BeNull();
    }

    [SkippableFact]
    public async Task A_change_that_the_decision_does_not_depend_on_is_no_conflict()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var seen = await desk.GetAsync(ticket);
        await desk.Desk.AddNoteAsync(ticket, new AddNote("Called back", true), TestDesk.Lena, default);

        var outcome = await desk.Records.ApplyAsync(
            TestDesk.Classify("unrelated-1", seen, "incident", "incident/account", "incident/account/mfa"),
            default
        );

        outcome.Should().BeOfType<Applied>();
    }

    [SkippableFact]
    public async Task A_class_that_is_not_valid_on_the_board_is_refused_whole()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Board, "projects"));
        var seen = await desk.GetAsync(ticket);
        var command = TestDesk.Classify(
            "hierarchy-1",
            seen,
            "incident",
            "incident/account",
            "incident/account/mfa"
        ) with
        {
            Ops =
            [
                SetField.To(TicketFields.Summary, "Half done"),
                SetField.To(TicketFields.Type, "incident"),
                SetField.To(TicketFields.Subtype, "incident/account"),
            ],
        };

        var outcome = await desk.Records.ApplyAsync(command, default);

        var refused = outcome.Should().BeOfType<Refused>().Subject;
        refused
            .Errors.Should()
            .Equal("With type 'Incident', this class is not valid on the board Projects & Onboarding; choose Request.");
        (await desk.GetAsync(ticket)).Should().BeEquivalentTo(seen);
        var retry = await desk.Records.ApplyAsync(command with { Ops = [new AddNote("Noted", true)] }, default);
        retry.Should().BeOfType<Applied>("a refused command leaves its key unused");
    }

    [SkippableFact]
    public async Task Several_commands_join_one_transaction_and_go_back_with_it()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var seen = await desk.GetAsync(ticket);
        await using (var db = await desk.Contexts.CreateDbContextAsync())
        await using (await db.BeginWriteAsync())
        {
            var command = TestDesk.Classify("joined-1", seen, "incident", null, null);
            (await desk.Records.ApplyAsync(db, command, default)).Should().BeOfType<Applied>();
            (await desk.Records.GetAsync(db, seen.Ref, default))![TicketFields.Type]!.Id.Should().Be("incident");
        }

        (await desk.GetAsync(ticket)).Should().BeEquivalentTo(seen);
    }

    [SkippableFact]
    public async Task A_ticket_or_connection_nobody_knows_is_refused()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ops = new SorOp[] { new AddNote("Hello", true) };

        var noTicket = await desk.Records.ApplyAsync(
            new("x-1", EmbeddedDesk.RefOf(1), null, [], ops, TestDesk.Agent),
            default
        );
        var elsewhere = await desk.Records.ApplyAsync(
            new("x-2", new SorRef("connectwise", "ticket", "1"), null, [], ops, TestDesk.Agent),
            default
        );

        noTicket.Should().BeOfType<Refused>().Which.Errors.Should().Equal("There is no ticket 1.");
        elsewhere.Should().BeOfType<Refused>();
    }
}

public sealed class Apply_on_Sqlite(SqliteDatabase database) : ApplyContract(database), IClassFixture<SqliteDatabase>;

public sealed class Apply_on_Postgres(PostgresDatabase database)
    : ApplyContract(database),
        IClassFixture<PostgresDatabase>;

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class DeskContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_change_log_tells_person_agent_rule_monitoring_customer_and_import_apart()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        await desk.AddAsync(db =>
            db.Add(
                new WorkflowRule
                {
                    Id = "urgent-to-escalations",
                    Name = "P1 goes to escalations",
                    WhenField = TicketFields.Priority,
                    WhenValue = "p1",
                    SetField = TicketFields.Board,
                    SetValue = "escalations",
                }
            )
        );
        await desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Owner, "mtan")], TestDesk.Lena, null, default);
        await desk.Records.ApplyAsync(
            TestDesk.Classify("log-1", await desk.GetAsync(ticket), "incident", "incident/email", null),
            default
        );
        var monitoring = new Actor(ActorKind.Monitoring, "rmm", "Monitoring");
        await desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Priority, "p1")], monitoring, null, default);
        var customer = new Actor(ActorKind.Customer, "northwind/dana", "Dana Reyes");
        await desk.Desk.AddNoteAsync(ticket, new AddNote("Any news?", false), customer, default);
        var import = new Actor(ActorKind.Import, "tickets.csv", "tickets.csv");
        await desk.Desk.ChangeAsync(ticket, [SetField.To(TicketFields.Team, null)], import, null, default);

        var log = await desk.LogAsync(ticket);

        log.Select(c => (c.ByKind, c.Field, c.Before?.Name, c.After?.Name, c.IdempotencyKey))
            .Where(c => c.Field != SorChange.Note)
            .Should()
            .Equal(
                (ActorKind.Person, SorChange.Created, null, "email", null),
                (ActorKind.Person, TicketFields.Owner, null, "Mei Tan", null),
                (ActorKind.Agent, TicketFields.Type, null, "Incident", "log-1"),
                (ActorKind.Agent, TicketFields.Subtype, null, "Email", "log-1"),
                (ActorKind.Monitoring, TicketFields.Priority, "P3 Normal", "P1 Critical", null),
                (ActorKind.Workflow, TicketFields.Board, "Service Desk", "Escalations L2/L3", null),
                (ActorKind.Import, TicketFields.Team, "Service desk L1", null, null)
            );
        log.Should().ContainSingle(c => c.Field == SorChange.Note && c.By == customer);
        await desk.AddAsync(db => db.Set<WorkflowRule>().ExecuteDelete());
    }

    [SkippableFact]
    public async Task A_move_to_another_board_clears_what_is_not_valid_there()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(
            SetField.To(TicketFields.Type, "incident"),
            SetField.To(TicketFields.Subtype, "incident/printing"),
            SetField.To(TicketFields.Item, "incident/printing/fault"),
            SetField.To(TicketFields.Status, "waiting-vendor")
        );

        var move = SetField.To(TicketFields.Board, "security");
        await desk.Desk.ChangeAsync(ticket, [move], TestDesk.Lena, null, default);

        var now = await desk.GetAsync(ticket);
        now[TicketFields.Type]!.Id.Should().Be("incident", "incidents are valid on the security board");
        now[TicketFields.Subtype].Should().BeNull("printing is not");
        now[TicketFields.Item].Should().BeNull();
        now[TicketFields.Status]!.Name.Should().Be("New");
    }

    [SkippableFact]
    public async Task A_value_the_desk_does_not_know_is_refused_with_the_field_and_the_remedy()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        SetField[] wrong =
        [
            SetField.To(TicketFields.Status, "contain"),
            SetField.To(TicketFields.Contact, "harbor/nobody"),
            SetField.To(TicketFields.Owner, "api-agents"),
            SetField.To(TicketFields.Company, null),
            SetField.To("colour", "red"),
            SetField.To(TicketFields.Parent, ticket.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];

        var outcome = await desk.Desk.ChangeAsync(ticket, wrong, TestDesk.Lena, null, default);

        var refused = outcome.Should().BeOfType<DeskRefused>().Subject;
        refused
            .Problems.Select(p => p.Field)
            .Should()
            .BeEquivalentTo(
                "colour",
                TicketFields.Status,
                TicketFields.Company,
                TicketFields.Owner,
                TicketFields.Parent
            );
        refused
            .Problems.Single(p => p.Field == TicketFields.Status)
            .Sentence.Should()
            .Be(
                "The board Service Desk has no status 'contain'; choose New, Assigned, In progress, Waiting client, "
                    + "Waiting vendor, Client replied, Completed, Closed."
            );
        (await desk.LogAsync(ticket)).Should().ContainSingle("nothing was written");
    }

    [SkippableFact]
    public async Task An_agreement_of_last_year_is_refused_and_one_of_another_company_cleared()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Company, "harbor"));

        var old = await Set(TicketFields.Agreement, "harbor/old");
        await Set(TicketFields.Agreement, "harbor/premium");
        await Set(TicketFields.Company, "northwind");

        old.Should()
            .BeOfType<DeskRefused>()
            .Which.Sentence.Should()
            .Be("The agreement Last year is not in force on 2026-09-14; choose one that is, or none.");
        (await desk.GetAsync(ticket))[TicketFields.Agreement].Should().BeNull();

        Task<DeskOutcome> Set(string field, string id) =>
            desk.Desk.ChangeAsync(ticket, [SetField.To(field, id)], TestDesk.Lena, null, default);
    }

    [SkippableFact]
    public async Task Impact_moves_the_priority_unless_somebody_set_it_apart_on_purpose()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var grid = await desk.TicketAsync();
        var onPurpose = await desk.TicketAsync(SetField.To(TicketFields.Priority, "p2"));
        foreach (var ticket in new[] { grid, onPurpose })
            await desk.Desk.ChangeAsync(
                ticket,
                [SetField.To(TicketFields.Impact, "high"), SetField.To(TicketFields.Urgency, "high")],
                TestDesk.Lena,
                null,
                default
            );

        (await desk.GetAsync(grid))[TicketFields.Priority]!.Id.Should().Be("p1");
        (await desk.GetAsync(onPurpose))[TicketFields.Priority]!.Id.Should().Be("p2");
    }

    [SkippableFact]
    public async Task Second_writer_of_the_same_field_sees_who_was_first_and_other_fields_do_not_matter()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var ravi = TestDesk.Lena with { Id = "u-ravi", Name = "ravi" };
        await Write(SetField.To(TicketFields.Owner, "mtan"), ravi);

        var late = await Write(SetField.To(TicketFields.Owner, null), TestDesk.Lena);
        var other = await Write(SetField.To(TicketFields.Summary, "Printer prints grey"), TestDesk.Lena);

        late.Should().BeOfType<DeskChangedMeanwhile>().Which.By.Should().Be(ravi);
        other.Should().BeOfType<DeskSaved>();
        (await desk.GetAsync(ticket))[TicketFields.Owner]!.Id.Should().Be("mtan");

        Task<DeskOutcome> Write(SetField change, Actor by) => desk.Desk.ChangeAsync(ticket, [change], by, 1, default);
    }

    [SkippableFact]
    public async Task An_auditor_reads_the_desk_and_changes_nothing()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        var auditor = new Person("u-a", "auditor", new HashSet<Role> { Role.Auditor });

        var outcome = await desk.Desk.AddNoteAsync(ticket, new AddNote("I was here", true), auditor, default);

        outcome.Should().BeOfType<DeskNotAllowed>();
        (await desk.GetAsync(ticket)).Notes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Closing_leaves_the_resolution_and_no_clock_running()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();

        await desk.Desk.CloseAsync(ticket, new AddNote("New drum fitted.", false), TestDesk.Lena, default);

        var now = await desk.GetAsync(ticket);
        now[TicketFields.Status]!.Id.Should().Be("closed");
        now.ClosedAt.Should().Be(TestDesk.Start);
        now.Due.Should().BeNull();
        now.Notes.Should().ContainSingle().Which.Text.Should().Be("New drum fitted.");
        (await desk.LogAsync(ticket)).Select(c => c.TicketVersion).Should().Equal(1, 2, 2);
    }

    [SkippableFact]
    public async Task Two_rules_that_chase_each_other_come_to_rest()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        await desk.AddAsync(db => db.AddRange(Rule("there", "triage", "alerts"), Rule("back", "alerts", "triage")));

        var outcome = await desk.Desk.ChangeAsync(
            ticket,
            [SetField.To(TicketFields.Board, "triage")],
            TestDesk.Lena,
            null,
            default
        );

        outcome.Should().BeOfType<DeskSaved>();
        (await desk.LogAsync(ticket))
            .Where(c => c.Field == TicketFields.Board)
            .Select(c => (c.ById, c.After!.Id))
            .Should()
            .Equal(("u-lena", "triage"), ("there", "alerts"), ("back", "triage"));
        await desk.AddAsync(db => db.Set<WorkflowRule>().ExecuteDelete());

        static WorkflowRule Rule(string id, string from, string to) =>
            new()
            {
                Id = id,
                Name = id,
                WhenField = TicketFields.Board,
                WhenValue = from,
                SetField = TicketFields.Board,
                SetValue = to,
            };
    }
}

public sealed class Desk_on_Sqlite(SqliteDatabase database) : DeskContract(database), IClassFixture<SqliteDatabase>;

public sealed class Desk_on_Postgres(PostgresDatabase database)
    : DeskContract(database),
        IClassFixture<PostgresDatabase>;

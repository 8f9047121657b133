using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Promotion;

/// <summary>
/// What the gate knows of customers: the desk's catalogue as the run loaded it, and the console's own terms. Whatever it
/// does not know, a person decides.
/// </summary>
public abstract class CustomersAtTheGateContract(DatabaseFixture database)
{
    private const string Open = "gate-open";
    private const string Unset = "gate-unset";

    [SkippableFact]
    public async Task A_customer_that_allows_it_is_acted_for_alone()
    {
        await using var harness = await PromotedAsync();

        (await EnterAsync(harness, proposed: Open)).Should().Be(ProposalStatus.Approved);
        (await EnterAsync(harness, on: Open)).Should().Be(ProposalStatus.Approved);
    }

    [SkippableFact]
    public async Task Without_the_desks_catalogue_a_person_decides()
    {
        await using var harness = await PromotedAsync();

        (await EnterAsync(harness, proposed: Open, seconds: null)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableTheory]
    [InlineData(15 * 60, ProposalStatus.Approved)]
    [InlineData(15 * 60 + 1, ProposalStatus.Pending)]
    public async Task A_catalogue_older_than_fifteen_minutes_is_not_judged_by(int seconds, ProposalStatus status)
    {
        await using var harness = await PromotedAsync();

        (await EnterAsync(harness, proposed: Open, seconds: seconds)).Should().Be(status);
    }

    [SkippableFact]
    public async Task A_company_that_the_catalogue_lacks_is_left_to_a_person_whatever_its_terms()
    {
        await using var harness = await PromotedAsync();
        SorCatalog Lacks(SorCatalog catalog) =>
            catalog with
            {
                Companies = [.. catalog.Companies.Where(c => c.Value.Id != Open)],
            };

        (await EnterAsync(harness, proposed: Open, desk: Lacks)).Should().Be(ProposalStatus.Pending);
        (await EnterAsync(harness, on: Open, desk: Lacks)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task A_customer_that_has_set_nothing_is_left_to_a_person()
    {
        await using var harness = await PromotedAsync();

        (await EnterAsync(harness, proposed: Unset)).Should().Be(ProposalStatus.Pending);
        (await EnterAsync(harness, on: Unset)).Should().Be(ProposalStatus.Pending);
        (await EnterAsync(harness, on: Open, proposed: Unset)).Should().Be(ProposalStatus.Pending);
        (await EnterAsync(harness, on: Unset, proposed: Open)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableTheory]
    [InlineData(false, ProposalStatus.Pending)]
    [InlineData(true, ProposalStatus.Approved)]
    public async Task With_no_customer_on_it_and_none_proposed_the_desks_setting_decides(
        bool allowed,
        ProposalStatus status
    )
    {
        await using var harness = await PromotedAsync();
        SorCatalog Says(SorCatalog catalog) => catalog with { ActsWithoutCustomer = allowed };

        (await EnterAsync(harness, desk: Says)).Should().Be(status);
        (await EnterAsync(harness, proposed: DeskConfiguration.CatchAllCompany, desk: Says)).Should().Be(status);
    }

    [Fact]
    public void No_desk_lets_agents_act_without_a_customer_unless_it_says_so()
    {
        new DeskPolicy().ActsWithoutCustomer.Should().BeFalse();
        new SorCatalog([], [], [], [], []).ActsWithoutCustomer.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Where_the_desk_marks_no_security_board_nobody_can_tell_and_the_agent_is_not_promoted()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.EarnAsync();
        SorCatalog Unmarked(SorCatalog catalog) =>
            catalog with
            {
                Boards = [.. catalog.Boards.Select(b => b with { IsSecurity = false })],
            };

        await EnterAsync(harness, desk: Unmarked);

        var current = await harness.StatusAsync();
        current
            .Gates.Single(g => g.Kind == GateKind.Critical)
            .Should()
            .BeEquivalentTo(
                new PromotionGate(
                    GateKind.Critical,
                    GateState.Open,
                    "The desk marks no board as its security board, so nobody can tell whether it misses a threat: mark at least one on the desk."
                )
            );
        (await harness.Get<Promotions>().PromoteAsync(harness.Manager, ReviewHarness.Agent, "For a test"))
            .Should()
            .BeOfType<NotEarnedYet>();

        await EnterAsync(harness);

        (await harness.StatusAsync())
            .Gates.Single(g => g.Kind == GateKind.Critical)
            .State.Should()
            .Be(GateState.Passed);
    }

    [SkippableFact]
    public async Task Where_the_desk_marks_no_priority_the_same_holds_for_priority()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        SorCatalog Unmarked(SorCatalog catalog) =>
            catalog with
            {
                Priorities = [.. catalog.Priorities.Select(p => p with { IsCritical = false })],
            };

        await EnterAsync(harness, desk: Unmarked, draft: (t, _) => Drafts.Priority(t, "p2", [], []));

        (await harness.StatusAsync(ReviewHarness.Second))
            .Gates.Should()
            .ContainEquivalentOf(
                new PromotionGate(
                    GateKind.Critical,
                    GateState.Open,
                    "The desk marks no priority as critical, so nobody can tell whether it misses one: mark at least one on the desk."
                )
            );
    }

    [SkippableFact]
    public async Task What_is_critical_is_what_the_desk_marks_whatever_it_is_called()
    {
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        SorCatalog Other(SorCatalog catalog) =>
            catalog with
            {
                Priorities = [.. catalog.Priorities.Select(p => p with { IsCritical = p.Value.Id == "p3" })],
            };
        await EnterAsync(harness, desk: Other);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();

        var criticalValues = await CriticalValues.ReadAsync(db, default);

        bool IsCritical(string priority) =>
            criticalValues.IsCritical(
                EmbeddedSystemOfRecord.ConnectionName,
                [new(TicketFields.Priority, null, FieldValue.Text(priority))]
            );
        (IsCritical("p1"), IsCritical("p3")).Should().Be((false, true));
        criticalValues
            .IsCritical("elsewhere", [new(TicketFields.Priority, null, FieldValue.Text("p3"))])
            .Should()
            .BeFalse("another desk has not marked it");
    }

    /// <summary>One proposal enters through the gate, which knows a catalogue of that age in seconds; null: it knows none.</summary>
    private static async Task<ProposalStatus> EnterAsync(
        ReviewHarness harness,
        string? on = null,
        string? proposed = null,
        Func<SorCatalog, SorCatalog>? desk = null,
        int? seconds = 0,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null
    )
    {
        var ticket = await harness.ArrivesAsync();
        if (on is not null)
            await harness.ChangeAsync(ticket, TicketFields.Company, on);
        var record = (await harness.Desk.GetAsync(ticket, default))!;
        var catalog = await harness.Desk.DescribeAsync(default);
        var said = (draft ?? ((t, c) => Drafts.Class(t, c)))(record, catalog) with { Company = proposed };
        var now = harness.Time.Now();
        var gate = harness.Get<AutonomyGate>();
        if (seconds is { } old)
            gate = gate.Knowing(new LoadedCatalog(desk?.Invoke(catalog) ?? catalog, now.AddSeconds(-old)));
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(now);
        var gated = await gate.EnterAsync(write, said, record, default);
        await write.CommitAsync();
        return gated.Proposal.Status;
    }

    private async Task<ReviewHarness> PromotedAsync()
    {
        var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(0);
        foreach (var customer in new[] { Open, Unset })
            await harness.CompanyAsync(customer);
        await harness.ReadAsync(db => db.Set<CustomerConsent>().Where(c => c.Company == Unset).ExecuteDeleteAsync());
        return harness;
    }
}

public sealed class CustomersAtTheGate_on_Sqlite(SqliteDatabase database)
    : CustomersAtTheGateContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class CustomersAtTheGate_on_Postgres(PostgresDatabase database)
    : CustomersAtTheGateContract(database),
        IClassFixture<PostgresDatabase>;

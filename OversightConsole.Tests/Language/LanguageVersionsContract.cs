using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Language;

/// <summary>For which agents, and by whom, a language service is tried as a version.</summary>
public abstract class LanguageVersionsContract(DatabaseFixture database)
{
    private const string Agent = "classification";
    private const string Text = "The printer in the hall jams on every page since this morning.";

    [SkippableTheory]
    [InlineData("priority", "impact High, urgency Low", "impact+urgency+priority")]
    [InlineData("assignment", "Service desk L1: queue", "team+owner")]
    public async Task Other_agents_that_choose_among_labels_can_be_tried_too(string agent, string label, string fields)
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        await harness.TriedAsync(agent);
        var ticket = await harness.TicketAsync("Printer jams", Text);
        endpoint.Says(label);

        await harness.AskAsync();

        var said = (await harness.ProposalsAsync(ticket, agent)).Should().ContainSingle().Subject;
        (said.Status, said.Action.FieldKey).Should().Be((ProposalStatus.Shadowed, fields));
    }

    [SkippableFact]
    public async Task Only_a_manager_tries_it_with_a_reason_and_another_service_is_another_version()
    {
        await using var endpoint = await PlayedEndpoint.StartAsync();
        await using var harness = await LanguageHarness.OpenAsync(database, endpoint);
        await harness.TriedAsync(Agent);
        var versions = harness.Get<LanguageVersions>();

        (await versions.TryAsync(LanguageHarness.Ravi, Agent, "Please")).Should().Be(ManagerActionOutcome.NotAllowed);
        (await versions.TryAsync(LanguageHarness.Manager, Agent, " ")).Should().Be(ManagerActionOutcome.ReasonMissing);
        (await versions.TryAsync(LanguageHarness.Manager, Agent, "Again")).Should().Be(ManagerActionOutcome.Unchanged);
        versions.MayTry("agreement").Should().BeFalse("it goes by facts");
        harness.Get<ChallengerVersions>().CanAsk("another").Should().BeFalse();
        (await harness.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "version.tried"))).Should().Be(1);
    }
}

public sealed class LanguageVersions_on_Sqlite(SqliteDatabase db)
    : LanguageVersionsContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class LanguageVersions_on_Postgres(PostgresDatabase db)
    : LanguageVersionsContract(db),
        IClassFixture<PostgresDatabase>;

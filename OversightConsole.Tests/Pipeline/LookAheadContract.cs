using System.Collections.Concurrent;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Agents look at tickets before the one writer comes to them.</summary>
public abstract class LookAheadContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task An_answer_given_ahead_counts_unless_the_ticket_changed_before_it_was_written()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var (same, changed) = (await harness.TicketAsync(), await harness.TicketAsync());
        var asked = new ConcurrentBag<string>();
        harness.Asked.Says = (t, c) =>
        {
            asked.Add($"{t.Number} in {t[TicketFields.Team]?.Id ?? "no team"}");
            return new Proposes(Drafts.Class(t, c));
        };
        var (work, catalog, context) = (
            harness.Get<TicketWork>(),
            await harness.Desk.DescribeAsync(default),
            new BatchContext()
        );

        await work.SpeculateAsync([same, changed], catalog, context, default);
        (await harness.ProposedAsync(same)).Should().BeEmpty("looking ahead writes nothing");
        await harness.ChangeAsync(changed, TicketFields.Team, "second-line");
        await work.OnAsync(same, new LoadedCatalog(catalog, harness.Time.Now()), context, default);
        await work.OnAsync(changed, new LoadedCatalog(catalog, harness.Time.Now()), context, default);

        asked
            .Should()
            .BeEquivalentTo($"{same.Id} in dispatch", $"{changed.Id} in dispatch", $"{changed.Id} in second-line");
        (await harness.ProposedAsync(same)).Should().ContainSingle();
        (await harness.ProposedAsync(changed)).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task An_agent_that_threw_ahead_is_asked_again_when_the_ticket_is_written()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        var ticket = await harness.TicketAsync();
        var (work, catalog, context) = (
            harness.Get<TicketWork>(),
            await harness.Desk.DescribeAsync(default),
            new BatchContext()
        );
        harness.Asked.Says = (_, _) => throw new TimeoutException("Busy.");
        await work.SpeculateAsync([ticket], catalog, context, default);

        harness.Asked.Says = (t, c) => new Proposes(Drafts.Class(t, c));
        await work.OnAsync(ticket, new LoadedCatalog(catalog, harness.Time.Now()), context, default);

        (await harness.ProposedAsync(ticket)).Should().ContainSingle();
    }
}

public sealed class LookAhead_on_Sqlite(SqliteDatabase database)
    : LookAheadContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class LookAhead_on_Postgres(PostgresDatabase database)
    : LookAheadContract(database),
        IClassFixture<PostgresDatabase>;

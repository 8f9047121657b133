using System.Collections.Concurrent;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Agents look at tickets before the one writer comes to them.</summary>
public abstract class LookAheadContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task An_answer_given_ahead_counts_unless_the_ticket_changed_before_it_was_written()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        var (same, changed) = (await house.TicketAsync(), await house.TicketAsync());
        var asked = new ConcurrentBag<string>();
        house.Asked.Says = (t, c) =>
        {
            asked.Add($"{t.Number} in {t[TicketFields.Team]?.Id ?? "no team"}");
            return new Proposes(Drafts.Class(t, c));
        };
        var (work, catalog, batch) = (
            house.Get<TicketWork>(),
            await house.Desk.DescribeAsync(default),
            new AskingBatch()
        );

        await work.RehearseAsync([same, changed], catalog, batch, default);
        (await house.ProposedAsync(same)).Should().BeEmpty("looking ahead writes nothing");
        await house.ChangeAsync(changed, TicketFields.Team, "second-line");
        await work.OnAsync(same, new LoadedCatalog(catalog, house.Time.Now()), batch, default);
        await work.OnAsync(changed, new LoadedCatalog(catalog, house.Time.Now()), batch, default);

        asked
            .Should()
            .BeEquivalentTo($"{same.Id} in dispatch", $"{changed.Id} in dispatch", $"{changed.Id} in second-line");
        (await house.ProposedAsync(same)).Should().ContainSingle();
        (await house.ProposedAsync(changed)).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task An_agent_that_threw_ahead_is_asked_again_when_the_ticket_is_written()
    {
        await using var house = await PipelineHouse.OnAsync(database);
        var ticket = await house.TicketAsync();
        var (work, catalog, batch) = (
            house.Get<TicketWork>(),
            await house.Desk.DescribeAsync(default),
            new AskingBatch()
        );
        house.Asked.Says = (_, _) => throw new TimeoutException("Busy.");
        await work.RehearseAsync([ticket], catalog, batch, default);

        house.Asked.Says = (t, c) => new Proposes(Drafts.Class(t, c));
        await work.OnAsync(ticket, new LoadedCatalog(catalog, house.Time.Now()), batch, default);

        (await house.ProposedAsync(ticket)).Should().ContainSingle();
    }
}

public sealed class LookAhead_on_Sqlite(SqliteDatabase database)
    : LookAheadContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class LookAhead_on_Postgres(PostgresDatabase database)
    : LookAheadContract(database),
        IClassFixture<PostgresDatabase>;

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Commands;

public abstract class KillContract(DatabaseFixture database) : IDisposable
{
    private static readonly int[] Seeds = [11, 23, 58];
    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-").FullName;

    [SkippableFact]
    public async Task Kill_dash_nine_loses_no_acknowledged_decision_and_repeats_none()
    {
        var acknowledged = new List<Guid>();
        foreach (var seed in Seeds)
            acknowledged.AddRange(await KilledAfterAsync(new Random(seed).Next(20, 250)));
        var cutShort = await ReadAsync(db =>
            db.Set<ExecutionIntent>().CountAsync(i => i.State == IntentState.Intent || i.State == IntentState.Sent)
        );

        using var finish = ConsoleProcess.Start(
            database.Options,
            _folder,
            "selftest",
            "decide",
            "--count",
            "0",
            "--json"
        );
        var totals = JsonDocument.Parse(await finish.StandardOutput.ReadToEndAsync()).RootElement;
        await finish.WaitForExitAsync();

        (finish.ExitCode, await finish.StandardError.ReadToEndAsync()).Should().Be((0, ""));
        totals.GetProperty("acknowledged").GetInt32().Should().Be(0);
        totals.GetProperty("executed").GetInt32().Should().Be(cutShort);
        var decisions = await ReadAsync(db => db.Set<Decision>().Select(d => d.Id).ToListAsync());
        acknowledged.Should().OnlyHaveUniqueItems().And.BeSubsetOf(decisions);
        var intents = await ReadAsync(db => db.Set<ExecutionIntent>().AsNoTracking().ToListAsync());
        intents.Should().OnlyContain(i => i.State == IntentState.Verified);
        intents.Select(i => i.DecisionId).Should().BeEquivalentTo(decisions);
        var writes = await ReadAsync(db =>
            db.Set<TicketChange>()
                .Where(c => c.IdempotencyKey != null)
                .Select(c => new
                {
                    c.IdempotencyKey,
                    c.TicketId,
                    c.TicketVersion,
                })
                .Distinct()
                .ToListAsync()
        );
        writes.Select(w => w.IdempotencyKey).Should().BeEquivalentTo(decisions.Select(ExecutionIntent.KeyOf));
        (await new AuditVerifier(database.Contexts).VerifyAsync()).Intact.Should().BeTrue();
    }

    /// <summary>Starts 500 decisions and kills the process once so many are acknowledged; every id it had told.</summary>
    private async Task<List<Guid>> KilledAfterAsync(int count)
    {
        using var process = ConsoleProcess.Start(database.Options, _folder, "selftest", "decide", "--count", "500");
        var told = new List<Guid>();
        while (told.Count < count && await process.StandardOutput.ReadLineAsync() is { } line)
            told.Add(Told(line));
        process.Kill();
        // What was told between our look and the kill counts as well; a line cut in half was not told.
        var rest = (await process.StandardOutput.ReadToEndAsync()).Split('\n')[..^1];
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(128 + 9, await process.StandardError.ReadToEndAsync());
        return [.. told, .. rest.Select(Told)];
    }

    private static Guid Told(string line)
    {
        line.Should().StartWith("acknowledged ");
        return Guid.Parse(line["acknowledged ".Length..]);
    }

    private async Task<T> ReadAsync<T>(Func<OversightDbContext, Task<T>> read)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        return await read(db);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class Kill_on_Sqlite(SqliteDatabase database) : KillContract(database), IClassFixture<SqliteDatabase>;

public sealed class Kill_on_Postgres(PostgresDatabase database)
    : KillContract(database),
        IClassFixture<PostgresDatabase>;

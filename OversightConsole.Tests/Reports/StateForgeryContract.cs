using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports;

/// <summary>
/// Somebody changes the state and not the trail; the check names what does not follow. The story is told once per
/// database, and every forgery is taken back with its transaction.
/// </summary>
public abstract class StateForgeryContract(DatabaseFixture database)
{
    private static readonly ConcurrentDictionary<DatabaseFixture, Lazy<Task<ReviewHarness>>> Told = new();

    public static TheoryData<string> Forgeries => [.. Forgery.All.Keys];

    [SkippableTheory]
    [MemberData(nameof(Forgeries))]
    public async Task What_does_not_follow_from_the_trail_is_named(string forgery)
    {
        var harness = await Told.GetOrAdd(database, d => new Lazy<Task<ReviewHarness>>(() => TellAsync(d))).Value;
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var (act, says) = Forgery.All[forgery];

        await act(db);
        var verdict = await TrailCheck.LookAsync(db, default);

        verdict.Intact.Should().BeFalse();
        verdict.Reason.Should().Match(says);
        if (says.Contains("entry *", StringComparison.Ordinal))
            verdict.Reason.Should().Contain($"entry {verdict.FirstBadSequence} ", "people look there first");
        else
            verdict.FirstBadSequence.Should().BeNull();
    }

    private static async Task<ReviewHarness> TellAsync(DatabaseFixture database)
    {
        var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();
        (await harness.Get<TrailCheck>().RunAsync()).Reason.Should().BeNull();
        return harness;
    }
}

public sealed class State_forgery_on_Sqlite(SqliteDatabase database)
    : StateForgeryContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class State_forgery_on_Postgres(PostgresDatabase database)
    : StateForgeryContract(database),
        IClassFixture<PostgresDatabase>;

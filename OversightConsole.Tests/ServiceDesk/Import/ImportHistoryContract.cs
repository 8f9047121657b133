using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>What the rest of the house is told about an import.</summary>
[Trait("Category", "Time")]
public abstract class ImportHistoryContract(DatabaseFixture database)
{
    private const string Mixed = "text,status\na,closed\nb,open\nc,resolved\n";

    [SkippableFact]
    public async Task The_end_of_an_import_says_how_many_closed_tickets_came_and_wakes_who_learns()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = desk
            .Services.GetRequiredService<ChangeNotifier>()
            .Subscribe(_ => woken.TrySetResult(), Topic.Lessons);

        await desk.CountsAsync(desk.File(Mixed));

        await woken.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await HistoryOf(desk).SinceAsync(null, default)).Should().Be(new ImportStatus(false, 2));
    }

    [SkippableFact]
    public async Task What_was_imported_before_is_not_counted_again()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        await desk.CountsAsync(desk.File(Mixed));
        var learned = desk.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        await desk.CountsAsync(desk.File("text\nd\n"), closed: true);

        (await HistoryOf(desk).SinceAsync(learned, default)).Closed.Should().Be(1);
    }

    [SkippableFact]
    public async Task While_batches_are_written_an_import_is_under_way_and_cancelled_it_has_ended()
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { BatchRows = 1 });
        using var cancel = new CancellationTokenSource();
        var watch = new OnFirstBatch(async () =>
        {
            var current = await HistoryOf(desk).SinceAsync(null, default);
            await cancel.CancelAsync();
            return current;
        });

        var outcome = await desk.RunAsync(desk.File("text\na\nb\nc\n"), null, true, watch, cancel.Token);

        (await watch.Seen).Should().Be(new ImportStatus(true, 0));
        var stopped = outcome.Should().BeOfType<ImportStopped>().Subject;
        (await HistoryOf(desk).SinceAsync(null, default)).Should().Be(new ImportStatus(false, stopped.Counts.Imported));
    }

    private static ImportHistory HistoryOf(ImportDesk desk) => desk.Services.GetRequiredService<ImportHistory>();

    /// <summary>Looks once the first batch is in, and holds the import up until it has looked.</summary>
    private sealed class OnFirstBatch(Func<Task<ImportStatus>> look) : IProgress<ImportProgress>
    {
        public Task<ImportStatus> Seen { get; private set; } = Task.FromResult(new ImportStatus(false, -1));

        public void Report(ImportProgress value)
        {
            if (value is not { Phase: ImportPhase.Importing, Imported: 1 })
                return;
            using var done = new ManualResetEventSlim();
            Seen = Task.Run(async () =>
            {
                try
                {
                    return await look();
                }
                finally
                {
                    done.Set();
                }
            });
            done.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
        }
    }
}

public sealed class ImportHistory_on_Sqlite(SqliteDatabase db)
    : ImportHistoryContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class ImportHistory_on_Postgres(PostgresDatabase db)
    : ImportHistoryContract(db),
        IClassFixture<PostgresDatabase>;

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Composition;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.SelfTest;
using OversightConsole.Settings;

namespace OversightConsole.Bench;

/// <summary>
/// Measures the real decision service, and the executor after it, on an empty database, beside what bare transactions
/// reach on it in the same minutes.
/// </summary>
internal sealed class DecisionBench(BenchDatabase database, ConsoleSettings settings)
{
    /// <summary>How many write at once, one after the other.</summary>
    public static readonly IReadOnlyList<int> Writers = [1, 8, 32];

    private const int WarmUp = 300;
    private const int Unit = 100;
    private static readonly TimeSpan PastUndo = TimeSpan.FromSeconds(11);

    /// <summary>Takes <paramref name="count"/> of each and tells every figure as it is there.</summary>
    public async Task RunAsync(int count, Action<string, int?, Pace> tell, CancellationToken ct)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddConsole(settings with { Storage = database.Options })
            .BuildServiceProvider();
        await services.GetRequiredService<Schema>().EnsureAsync(ct);
        var desk = ActivatorUtilities.CreateInstance<SelfTestDesk>(services);
        await desk.EnsureAsync(ct);
        var decisions = services.GetRequiredService<DecisionService>();
        var bare = new BareTransactions(
            services.GetRequiredService<IDbContextFactory<OversightDbContext>>(),
            services.GetRequiredService<TimeProvider>()
        );
        await bare.PrepareAsync(WarmUp + count * Writers.Count, ct);
        var taken = 0;

        await MeasureAsync(Writers[^1], WarmUp);
        await SendAsync(services, ct);
        var sent = 0;
        foreach (var writers in Writers)
        {
            var (least, decided) = await MeasureAsync(writers, count);
            tell("bare transaction", writers, least);
            tell("decision", writers, decided);
            sent += count;
        }
        var watch = Stopwatch.StartNew();
        if (await SendAsync(services, ct) != sent)
            throw new InvalidOperationException("Not every decision was carried out; figures of failures are none.");
        tell("decision carried out", null, new Pace(sent / watch.Elapsed.TotalSeconds, null, null));

        async Task<(Pace Bare, Pace Decided)> MeasureAsync(int writers, int most)
        {
            var from = taken;
            taken += most;
            var items = await SuggestAsync(desk, most, ct);
            return (
                await Pace.OfAsync(writers, most, i => bare.WriteAsync(from + i)),
                await Pace.OfAsync(writers, most, i => DecideAsync(decisions, items[i]))
            );
        }
    }

    private static async Task<IReadOnlyList<string>> SuggestAsync(SelfTestDesk desk, int count, CancellationToken ct)
    {
        var items = new List<string>(count);
        while (items.Count < count)
            items.AddRange(await desk.SuggestAsync(Math.Min(Unit, count - items.Count), ct));
        return items;
    }

    private static async Task DecideAsync(DecisionService decisions, string item)
    {
        var outcome = await decisions.DecideAsync(
            SelfTestDesk.Technician,
            new DecisionRequest(item, Core.Proposals.Verdict.Approve)
        );
        if (outcome is not Recorded)
            throw new InvalidOperationException($"A decision was not recorded: {outcome}");
    }

    private static async Task<int> SendAsync(IServiceProvider services, CancellationToken ct)
    {
        var executor = new Executor(
            services.GetRequiredService<IDbContextFactory<OversightDbContext>>(),
            services.GetRequiredService<ISystemOfRecord>(),
            new ShiftedTime(PastUndo)
        );
        var (sent, ended) = (0, 0);
        while ((ended = await executor.RunOnceAsync(ct)) > 0)
            sent += ended;
        return sent;
    }
}

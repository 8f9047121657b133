using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.SelfTest;

/// <summary>What a run came to.</summary>
/// <param name="Acknowledged">Decisions that were acknowledged to a decider.</param>
/// <param name="Executed">Decisions that were carried out and read back, those that an earlier run left included.</param>
/// <param name="Left">Self-test decisions that did not get that far.</param>
internal sealed record DecideTotals(int Acknowledged, int Executed, int Left);

/// <summary>
/// Decides and carries out through the real services, deciders and executor at once, so that a kill at any moment finds
/// work at every step. A later run finishes what a killed one left.
/// </summary>
internal sealed class DecideSelfTest(
    SelfTestDesk desk,
    DecisionService decisions,
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord records
)
{
    private const int Deciders = 4;
    private const int Unit = 100;
    private const int MostLeases = 12;

    private static readonly TimeSpan PastUndo = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan PastLease = TimeSpan.FromSeconds(61);

    /// <summary>Takes <paramref name="count"/> decisions and finishes everything; tells each as soon as it is stored.</summary>
    public async Task<DecideTotals> RunAsync(int count, Action<Guid> acknowledged, CancellationToken ct)
    {
        await desk.EnsureAsync(ct);
        var clock = new ShiftedTime(PastUndo);
        var executor = new Executor(contexts, records, clock);
        var before = await CountAsync(i => i.State == IntentState.Verified, ct);
        using var decided = new CancellationTokenSource();
        var sending = SendAsync(executor, decided.Token, ct);
        var taken = 0;
        while (taken < count)
            taken += await DecideAsync(Math.Min(Unit, count - taken), acknowledged, ct);
        await decided.CancelAsync();
        await sending;
        var left = await FinishAsync(executor, clock, ct);
        return new DecideTotals(taken, await CountAsync(i => i.State == IntentState.Verified, ct) - before, left);
    }

    private async Task<int> DecideAsync(int count, Action<Guid> acknowledged, CancellationToken ct)
    {
        var items = await desk.SuggestAsync(count, ct);
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Deciders, CancellationToken = ct },
            async (item, inner) =>
            {
                var request = new DecisionRequest(item, Verdict.Approve);
                var outcome = await decisions.DecideAsync(SelfTestDesk.Technician, request, inner);
                if (outcome is not Recorded recorded)
                    throw new InvalidOperationException($"A decision was not recorded: {outcome}");
                acknowledged(recorded.DecisionId);
            }
        );
        return items.Count;
    }

    private static async Task SendAsync(Executor executor, CancellationToken decided, CancellationToken ct)
    {
        // Its own thread of work: the deciders do not wait for it, as in the console.
        await Task.Yield();
        while (!decided.IsCancellationRequested)
            if (await executor.RunOnceAsync(ct) == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
    }

    /// <summary>Sends what is left; what a killed run had claimed is taken over once its lease is past.</summary>
    private async Task<int> FinishAsync(Executor executor, ShiftedTime clock, CancellationToken ct)
    {
        for (var lease = 0; lease <= MostLeases; lease++)
        {
            while (await executor.RunOnceAsync(ct) > 0) { }
            if (await CountAsync(i => i.State == IntentState.Intent || i.State == IntentState.Sent, ct) == 0)
                break;
            clock.Advance(PastLease);
        }
        return await CountAsync(i => i.State != IntentState.Verified, ct);
    }

    private async Task<int> CountAsync(
        System.Linq.Expressions.Expression<Func<ExecutionIntent, bool>> which,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ExecutionIntent>().Where(i => i.Agent == SelfTestDesk.Agent).CountAsync(which, ct);
    }
}

using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Fleet.Replaying;

/// <summary>One replay of a page, from its start to its report or to why there is none.</summary>
public sealed class ReplayRun(Replay replay, AgentRegister register, Action changed) : IProgress<int>, IDisposable
{
    private const int Step = 25;
    private CancellationTokenSource? _running;

    /// <summary>Whether it is still looking at tickets.</summary>
    public bool IsGoing => _running is not null;

    /// <summary>How many tickets it looked at; told now and then, each ticket would be too often.</summary>
    public int Looked { get; private set; }

    /// <summary>What the last one came to; null before and while it runs.</summary>
    public ReplayResult? Result { get; private set; }

    /// <summary>Why there is no report, in a sentence; null when there is one.</summary>
    public string? Problem { get; private set; }

    /// <summary>Replays. Nothing is written, whether it comes to its end or not.</summary>
    public async Task StartAsync(ReplayOrder order)
    {
        if (IsGoing)
            return;
        using var stop = _running = new CancellationTokenSource();
        (Result, Problem, Looked) = (null, null, 0);
        try
        {
            Result = await Task.Run(() => replay.RunAsync(order, this, stop.Token), stop.Token);
            if (Result is null)
                Problem = $"There is no such version of {register.Name(order.Agent)}.";
        }
        catch (OperationCanceledException)
        {
            Problem = "Stopped. Nothing was written.";
        }
        catch (CorruptModelException exception)
        {
            Problem = $"That version cannot be read. {exception.Message}";
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>Does not replay, and says why.</summary>
    public void Refuse(string problem) => (Result, Problem) = (null, problem);

    /// <summary>Ends it before it is through.</summary>
    public void Stop() => _running?.Cancel();

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value % Step != 0)
            return;
        Looked = value;
        changed();
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();
}

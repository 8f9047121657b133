using System.Collections.Concurrent;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What the tickets of one batch share, read once: a customer's tickets, what came lately, workloads, scopes. Proposals
/// change none of it; what people change meanwhile is seen by the next batch.
/// </summary>
public sealed class BatchContext
{
    /// <summary>What only people and closings change, and slowly: the batches of one backlog read it once.</summary>
    private const AroundParts Slow = AroundParts.Sender | AroundParts.Load;

    private readonly ConcurrentDictionary<(AroundParts, string?), Lazy<Task<SorSurroundings>>> _around = [];
    private readonly ConcurrentDictionary<(AroundParts, string?), Lazy<Task<SorSurroundings>>> _slow;

    /// <summary>A batch that knows nothing yet.</summary>
    public BatchContext() => _slow = [];

    private BatchContext(BatchContext before) => _slow = before._slow;

    /// <summary>The batch worked on right after this one.</summary>
    internal BatchContext Next() => new(this);

    /// <summary>What agents said of its tickets ahead of the writing, by ticket.</summary>
    internal ConcurrentDictionary<SorRef, SpeculativeRun> Speculative { get; } = [];

    /// <summary>A part of the surroundings, read by whoever asks first.</summary>
    internal async Task<SorSurroundings> AroundAsync(AroundParts part, string? whose, Func<Task<SorSurroundings>> read)
    {
        var known = Slow.HasFlag(part) ? _slow : _around;
        var reading = known.GetOrAdd((part, whose), _ => new(read));
        try
        {
            return await reading.Value;
        }
        catch
        {
            // A reading that failed ahead of the writing must not fail the writing too.
            known.TryRemove(KeyValuePair.Create((part, whose), reading));
            throw;
        }
    }

    /// <summary>What the gate read for its proposals.</summary>
    internal GateMemory Gate { get; } = new();

    /// <summary>Its tickets as the writing found them; null where each is read by itself.</summary>
    internal BatchSnapshot? AtStart { get; set; }

    internal IReadOnlyDictionary<string, AgentScope>? Scopes { get; set; }
}

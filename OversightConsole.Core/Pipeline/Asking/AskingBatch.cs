using System.Collections.Concurrent;
using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What the tickets of one batch share, read once: a customer's tickets, what came lately, workloads, scopes. Proposals
/// change none of it; what people change meanwhile is seen by the next batch.
/// </summary>
public sealed class AskingBatch
{
    private readonly ConcurrentDictionary<(AroundParts, string?), Lazy<Task<SorSurroundings>>> _around = [];

    /// <summary>What agents said of its tickets ahead of the writing, by ticket.</summary>
    internal ConcurrentDictionary<SorRef, Rehearsal> Rehearsals { get; } = [];

    /// <summary>A part of the surroundings, read by whoever asks first.</summary>
    internal Task<SorSurroundings> AroundAsync(AroundParts part, string? company, Func<Task<SorSurroundings>> read) =>
        _around.GetOrAdd((part, company), _ => new(read)).Value;

    /// <summary>What the gate read for its proposals.</summary>
    internal GateMemory Gate { get; } = new();

    /// <summary>Its tickets as the writing found them; null where each is read by itself.</summary>
    internal TicketsAtStart? AtStart { get; set; }

    internal IReadOnlyDictionary<string, AgentScope>? Scopes { get; set; }
}

using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What the tickets of one batch share, read once: a customer's tickets, what came lately, workloads, scopes. Proposals
/// change none of it; what people change meanwhile is seen by the next batch.
/// </summary>
public sealed class AskingBatch
{
    internal Dictionary<(AroundParts Part, string? Company), SorSurroundings> Around { get; } = [];

    internal IReadOnlyDictionary<string, AgentScope>? Scopes { get; set; }
}

using System.Collections.Concurrent;
using OversightConsole.Core.Agents;

namespace OversightConsole.Core.Pipeline.Training;

/// <summary>
/// The versions that run in Shadow beside the ones at work. Rebuilt from the model store at start and when another node
/// changed it: nothing that matters lives only here.
/// </summary>
public sealed class Challengers
{
    private readonly ConcurrentDictionary<string, Challenger> _byAgent = new(StringComparer.Ordinal);

    /// <summary>The challenger of an agent, or null.</summary>
    public Challenger? Of(string agent) => _byAgent.GetValueOrDefault(agent);

    internal void Set(string agent, Challenger? challenger)
    {
        if (challenger is null)
            _byAgent.TryRemove(agent, out _);
        else
            _byAgent[agent] = challenger;
    }
}

/// <summary>A version that runs beside the one at work.</summary>
/// <param name="Version">"v4".</param>
/// <param name="Agent">The agent with that version.</param>
public sealed record Challenger(string Version, IAgent Agent);

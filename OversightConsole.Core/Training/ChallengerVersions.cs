using System.Collections.Concurrent;

namespace OversightConsole.Core.Training;

/// <summary>
/// The versions that run in Shadow beside the ones at work. Rebuilt from the model store at start and when another node
/// changed it: nothing that matters lives only here.
/// </summary>
/// <param name="languageModel">The language service's name for what it would answer with; null where there is none.</param>
public sealed class ChallengerVersions(string? languageModel = null)
{
    private readonly ConcurrentDictionary<string, Challenger> _byAgent = new(StringComparer.Ordinal);

    /// <summary>The challenger of an agent, or null.</summary>
    public Challenger? Of(string agent) => _byAgent.GetValueOrDefault(agent);

    /// <summary>Whether this is what the language service answers with now; another one is another version.</summary>
    public bool CanAsk(string model) => model == languageModel;

    internal void Set(string agent, Challenger? challenger)
    {
        if (challenger is null)
            _byAgent.TryRemove(agent, out _);
        else
            _byAgent[agent] = challenger;
    }
}

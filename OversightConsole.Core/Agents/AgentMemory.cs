namespace OversightConsole.Core.Agents;

/// <summary>
/// Holds what an agent has learned, so that a training can replace it while tickets are looked at. Rebuilt from the model
/// store at start: nothing that matters lives only here.
/// </summary>
/// <typeparam name="T">What it learned; immutable.</typeparam>
public sealed class AgentMemory<T>
    where T : class
{
    private volatile Learned? _learned;
    private volatile string _why = "It has not learned from closed tickets yet.";

    /// <summary>What it learned; null while it knows nothing.</summary>
    public T? Knowledge => _learned?.Knowledge;

    /// <summary>"v3"; "v0" while it knows nothing.</summary>
    public string Version => _learned?.Version ?? "v0";

    /// <summary>Why it knows nothing, in one sentence.</summary>
    public string WhyNot => _why;

    /// <summary>Replaces what it knows.</summary>
    public void Learn(string version, T knowledge) => _learned = new Learned(version, knowledge);

    /// <summary>Forgets it, and says why nothing could be learned or loaded.</summary>
    public void CannotLearn(string why)
    {
        _why = why;
        _learned = null;
    }

    private sealed record Learned(string Version, T Knowledge);
}

using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>How a closed ticket came by the values it was left with.</summary>
public enum LabelSource
{
    /// <summary>People set them by themselves.</summary>
    People,

    /// <summary>A person approved what an agent proposed.</summary>
    Approved,

    /// <summary>A person put right what an agent proposed, at once or later.</summary>
    Corrected,

    /// <summary>An agent set them alone and nobody has looked: nothing can be learned from that.</summary>
    Alone,
}

/// <summary>A closed ticket to learn from.</summary>
/// <param name="Record">The ticket as it was left.</param>
/// <param name="Sources">By agent: how the values that agent writes came about; an agent that is not in it proposed nothing.</param>
public sealed record Lesson(SorRecord Record, IReadOnlyDictionary<string, LabelSource> Sources)
{
    private static readonly Dictionary<string, LabelSource> None = [];

    /// <summary>A ticket that no agent proposed anything for.</summary>
    public Lesson(SorRecord record)
        : this(record, None) { }

    /// <summary>The ticket in one word, which no ticket of another desk has.</summary>
    public string Number => Record.Ref.Text;

    /// <summary>How the values that <paramref name="agent"/> writes came about.</summary>
    public LabelSource SourceFor(string agent) => Sources.GetValueOrDefault(agent, LabelSource.People);
}

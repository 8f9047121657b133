using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.Connections;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>How an agent learns from closed tickets, and how what it learned is put to work.</summary>
public interface ILearner
{
    /// <summary>The agent's key.</summary>
    string Agent { get; }

    /// <summary>Learns; the same lessons in the same order give the same file. Takes seconds; runs off the pipeline.</summary>
    LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct);

    /// <summary>
    /// The same for agents that hold each ticket against the customers and people of its desk as they are now.
    /// </summary>
    LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct) =>
        Learn(lessons, ct);

    /// <summary>Puts a version to work as the agent's only one.</summary>
    /// <param name="version">The version to put to work, for example "v3".</param>
    /// <param name="model">The file that learning wrote.</param>
    /// <param name="lessons">Closed tickets the agent may point to as evidence.</param>
    /// <exception cref="Learning.CorruptModelException">The file is damaged.</exception>
    void Use(string version, Stream model, IReadOnlyList<Lesson> lessons);

    /// <summary>Nothing could be learned or loaded; the agent says so for each ticket and people decide.</summary>
    void CannotUse(string why);

    /// <summary>The same agent with another version, to run beside the one at work.</summary>
    /// <exception cref="Learning.CorruptModelException">The file is damaged.</exception>
    IAgent Challenger(string version, Stream model, IReadOnlyList<Lesson> lessons);
}

/// <summary>What a learning came to.</summary>
public abstract record LearningResult;

/// <summary>The training learned nothing.</summary>
/// <param name="Examples">How many lessons there were for this agent.</param>
/// <param name="Why">Why not, in one sentence.</param>
public sealed record NothingLearned(int Examples, string Why) : LearningResult;

/// <summary>A version, not written yet.</summary>
/// <param name="Write">Writes the file of the model.</param>
/// <param name="Used">The lessons it learned from.</param>
/// <param name="LabelOf">What it learned of each, for the hash of the training set.</param>
/// <param name="Measures">Measured on lessons it had not seen; null when there were too few.</param>
public sealed record Learned(
    Action<Stream> Write,
    IReadOnlyList<Lesson> Used,
    Func<Lesson, string> LabelOf,
    VersionMeasures? Measures
) : LearningResult
{
    /// <summary>What was left out and why; null where the agent sorts its lessons itself.</summary>
    public LabelHarvest? Harvest { get; init; }
}

using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.Connections;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>Trains an agent whose knowledge lies in an <see cref="AgentMemory{T}"/>: what is the same for all of them.</summary>
/// <typeparam name="T">What it learns.</typeparam>
public abstract class MemoryLearner<T>(AgentMemory<T> memory) : ILearner
    where T : class
{
    /// <inheritdoc />
    public abstract string Agent { get; }

    /// <inheritdoc />
    public virtual LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct) =>
        new NothingLearned(lessons.Count, "It can only learn beside the desk's customers and people.");

    /// <inheritdoc />
    public virtual LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct) =>
        Learn(lessons, ct);

    /// <inheritdoc />
    public void Use(string version, Stream model, IReadOnlyList<Lesson> lessons) =>
        memory.Learn(version, Read(model, lessons));

    /// <inheritdoc />
    public void CannotUse(string why) => memory.CannotLearn(why);

    /// <inheritdoc />
    public IAgent Challenger(string version, Stream model, IReadOnlyList<Lesson> lessons)
    {
        var own = new AgentMemory<T>();
        own.Learn(version, Read(model, lessons));
        return With(own);
    }

    /// <summary>Reads the file that learning wrote.</summary>
    /// <exception cref="Learning.CorruptModelException">The file is damaged.</exception>
    protected abstract T Read(Stream model, IReadOnlyList<Lesson> lessons);

    /// <summary>The agent with that memory.</summary>
    protected abstract IAgent With(AgentMemory<T> memory);
}

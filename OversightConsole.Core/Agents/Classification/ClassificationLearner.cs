using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Similarity;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>Classification learns board, type, subtype and item from how people left closed tickets.</summary>
public sealed class ClassificationLearner(AgentMemory<ClassificationKnowledge> memory)
    : MemoryLearner<ClassificationKnowledge>(memory)
{
    /// <summary>With fewer closed tickets there is nothing to learn that a person would trust.</summary>
    public const int FewestExamples = 200;

    private const double Target = 0.95;

    /// <inheritdoc />
    public override string Agent => ClassificationAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct)
    {
        var harvest = LabelRules.Harvest(lessons, Agent, l => ClassLabel.Of(l.Record));
        var used = harvest.Kept;
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets with a category to learn from: {used.Count}, it needs {FewestExamples}."
            );
        var examples = used.Select(Example).ToList();
        var model = TextClassifier.Train(examples, TrainingOptions.SubjectAndBody.Quick(), ct);
        var rivals = RivalClasses.Count(model.OutOfFoldRivals);
        return new Learned(
            file =>
            {
                TextModelFile.Write(model, file);
                JsonModelFile.Write(rivals, file);
            },
            used,
            Label,
            OutOfFoldMeasures.Of(model.OutOfFold, () => model.FloorFor(Target).Value)
        )
        {
            Harvest = harvest,
        };
    }

    /// <inheritdoc />
    protected override ClassificationKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons)
    {
        var read = TextModelFile.Read(model);
        // Versions before this one counted no rivals.
        var rivals = model.Position < model.Length ? JsonModelFile.Read<Rivals[]>(model) : [];
        var similar = new SimilarTexts();
        var closed = new Dictionary<string, ClosedTicket>(StringComparer.Ordinal);
        foreach (var lesson in lessons)
        {
            if (ClassLabel.Of(lesson.Record) is not { } label)
                continue;
            similar.Add(lesson.Number, TicketText.Joined(TicketText.Of(lesson.Record)));
            closed[lesson.Number] = new ClosedTicket(lesson.Record[TicketFields.Summary]?.Name ?? "", label);
        }
        return new ClassificationKnowledge(read, similar, closed) { Rivals = new RivalClasses(rivals) };
    }

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<ClassificationKnowledge> memory) => new ClassificationAgent(memory);

    private static string Label(Lesson lesson) => ClassLabel.Of(lesson.Record)!;

    private static TrainingExample Example(Lesson lesson) =>
        new(TicketText.Of(lesson.Record), Label(lesson), lesson.Record.Word(TicketFields.Parent));
}

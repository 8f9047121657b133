using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>
/// Intake learns what this desk sets aside – newsletters, sales mail, copies of answers – from the tickets that people
/// closed as noise, beside those that were work. Messages of monitoring are no text of people's and stay out.
/// </summary>
public sealed class IntakeLearner(AgentMemory<NoiseKnowledge> memory) : MemoryLearner<NoiseKnowledge>(memory)
{
    /// <summary>With fewer nothing could be certified: 59 right answers in a row show 95 % at a chance of error of 5 %.</summary>
    public const int FewestNoise = 60;

    /// <summary>With fewer closed tickets of people's nobody knows what work looks like.</summary>
    public const int FewestWork = 200;

    /// <inheritdoc />
    public override string Agent => IntakeAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct)
    {
        var harvest = LabelRules.Harvest(lessons, Agent, Label);
        var used = harvest.Kept;
        var noise = used.Count(l => Label(l) == NoiseKnowledge.Noise);
        if (noise < FewestNoise || used.Count - noise < FewestWork)
            return new NothingLearned(
                noise,
                $"Too few closed tickets to learn what this desk sets aside: {noise} as noise and {used.Count - noise} as work, it needs {FewestNoise} and {FewestWork}. Its rules work without."
            );
        var examples = used.Select(l => new TrainingExample(
            TicketText.Of(l.Record),
            Label(l)!,
            l.Record.Word(TicketFields.Parent)
        ));
        var model = TextClassifier.Train([.. examples], TrainingOptions.SubjectAndBody.Quick(), ct);
        return new Learned(
            file => TextModelFile.Write(model, file),
            used,
            l => Label(l)!,
            OutOfFoldMeasures.Of(model.OutOfFold, () => model.FloorFor(NoiseKnowledge.Target).Value)
        )
        {
            Harvest = harvest,
        };

        string? Label(Lesson lesson) => LabelOf(lesson, catalogs.Of(lesson.Record.Ref));
    }

    /// <inheritdoc />
    protected override NoiseKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        new(TextModelFile.Read(model));

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<NoiseKnowledge> memory) => new IntakeAgent(memory);

    private static string? LabelOf(Lesson lesson, SorCatalog catalog) =>
        lesson.Record.Source.Kind == TicketSourceKind.Monitoring ? null
        : catalog.SetAsideIn(lesson.Record[TicketFields.Status]?.Id)
        == OversightConsole.Core.ServiceDesk.SystemOfRecord.SetAside.Noise
            ? NoiseKnowledge.Noise
        : NoiseKnowledge.Work;
}

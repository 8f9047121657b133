using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>
/// Priority learns impact and urgency from how people left closed tickets. The newest quarter is kept back to measure how
/// often both are right together and what facts are worth; then both models learn from all.
/// </summary>
public sealed class PriorityLearner(AgentMemory<PriorityKnowledge> memory, ClassReader classes)
    : MemoryLearner<PriorityKnowledge>(memory)
{
    /// <summary>With fewer closed tickets there is nothing to learn that a person would trust.</summary>
    public const int FewestExamples = 200;

    private const double KeptBack = 0.25;

    /// <inheritdoc />
    public override string Agent => PriorityAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct)
    {
        var harvest = LabelRules.Harvest(lessons, Agent, Label);
        var used = harvest.Kept;
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets with impact and urgency to learn from: {used.Count}, it needs {FewestExamples}."
            );
        var cut = (int)(used.Count * (1 - KeptBack));
        var (pairs, facts) = Measure(Models(used.Take(cut), ct), [.. used.Skip(cut)], lessons, catalogs);
        var (impact, urgency) = Models(used, ct);
        var measured = new PriorityMeasured(PlattScaling.Fit(pairs), facts);
        return new Learned(
            file =>
            {
                TextModelFile.Write(impact, file);
                TextModelFile.Write(urgency, file);
                JsonModelFile.Write(measured, file);
            },
            used,
            l => Label(l)!,
            Measures(pairs)
        )
        {
            Harvest = harvest,
        };
    }

    /// <inheritdoc />
    protected override PriorityKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        new(TextModelFile.Read(model), TextModelFile.Read(model), JsonModelFile.Read<PriorityMeasured>(model));

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<PriorityKnowledge> memory) => new PriorityAgent(memory, classes);

    private static string? Label(Lesson lesson) =>
        PriorityText.LeafOf(lesson.Record) is not null
        && lesson.Record[TicketFields.Impact] is { } impact
        && lesson.Record[TicketFields.Urgency] is { } urgency
            ? $"{impact.Id}|{urgency.Id}"
            : null;

    private static (TextModel Impact, TextModel Urgency) Models(IEnumerable<Lesson> lessons, CancellationToken ct)
    {
        var rows = lessons.ToList();
        return (Model(TicketFields.Impact), Model(TicketFields.Urgency));

        TextModel Model(string field) =>
            TextClassifier.Train(
                [
                    .. rows.Select(l => new TrainingExample(
                        PriorityText.Of(l.Record, PriorityText.LeafOf(l.Record)),
                        l.Record[field]!.Id,
                        l.Record.Word(TicketFields.Parent)
                    )),
                ],
                PriorityText.Options,
                ct
            );
    }

    private static (List<CalibrationPair> Pairs, Dictionary<string, FactMeasured> Facts) Measure(
        (TextModel Impact, TextModel Urgency) models,
        IReadOnlyList<Lesson> later,
        IReadOnlyList<Lesson> all,
        DeskCatalogs catalogs
    )
    {
        var knowledge = new PriorityKnowledge(
            models.Impact,
            models.Urgency,
            new PriorityMeasured(new LogisticModel(0, [1]), new Dictionary<string, FactMeasured>())
        );
        var bySite = all.ToLookup(PlaceOf);
        var pairs = new List<CalibrationPair>();
        var facts = new Dictionary<string, FactMeasured>(StringComparer.Ordinal);
        foreach (var lesson in later)
        {
            var reading = knowledge.Read(lesson.Record, PriorityText.LeafOf(lesson.Record));
            var truth = Label(lesson)!;
            pairs.Add(
                new CalibrationPair(
                    PriorityKnowledge.Likelihood(reading, reading.Degrees),
                    Label(reading.Degrees) == truth
                )
            );
            foreach (var fact in FactsOf(lesson, bySite, catalogs.Of(lesson.Record.Ref)))
            {
                var raised = fact.Apply(reading.Degrees);
                if (raised == reading.Degrees)
                    continue;
                var seen = facts.GetValueOrDefault(fact.Kind) ?? new FactMeasured(0, 0);
                facts[fact.Kind] = new FactMeasured(seen.Right + (Label(raised) == truth ? 1 : 0), seen.Cases + 1);
            }
        }
        return (pairs, facts);
    }

    /// <summary>Those facts that can be told of a closed ticket afterwards.</summary>
    private static IEnumerable<PriorityFact> FactsOf(
        Lesson lesson,
        ILookup<(string, string?, string?), Lesson> bySite,
        SorCatalog catalog
    )
    {
        var ticket = lesson.Record;
        var view = new TicketView(ticket, catalog, ticket.OpenedAt);
        if (PriorityText.LeafOf(ticket) is { } leaf && PriorityFacts.Failing(view, leaf) is { } failing)
            yield return failing;
        if (PriorityFacts.OfVip(view) is { } vip)
            yield return vip;
        var same = bySite[PlaceOf(lesson)].Count(o => IsJustBefore(o.Record, ticket));
        if (Site(lesson) is not null && same >= PriorityFacts.FewestOthers)
            yield return PriorityFacts.OfOthers("");
        foreach (var fact in PriorityFacts.Said(view.Text.All))
            yield return fact;
    }

    private static bool IsJustBefore(SorRecord other, SorRecord ticket) =>
        other.Number != ticket.Number
        && other[TicketFields.Parent] is null
        && FieldValue.Same(other[TicketFields.Company], ticket[TicketFields.Company])
        && other.OpenedAt <= ticket.OpenedAt
        && ticket.OpenedAt - other.OpenedAt <= PriorityFacts.Together;

    /// <summary>Desk, site and class: two desks may call different places by one id.</summary>
    private static (string, string?, string?) PlaceOf(Lesson lesson) =>
        (lesson.Record.Ref.Connection, Site(lesson), PriorityText.LeafOf(lesson.Record));

    private static string? Site(Lesson lesson) => lesson.Record[TicketFields.Site]?.Id;

    private static string Label((Degree Impact, Degree Urgency) degrees) =>
        $"{PriorityKnowledge.Code(degrees.Impact)}|{PriorityKnowledge.Code(degrees.Urgency)}";

    /// <summary>Each half is measured by a curve fitted on the other: on its own it would be flattered.</summary>
    private static VersionMeasures Measures(List<CalibrationPair> pairs)
    {
        var halves = new[] { pairs.Where((_, i) => i % 2 == 0).ToList(), pairs.Where((_, i) => i % 2 == 1).ToList() };
        var crossed = halves
            .SelectMany(
                (half, h) =>
                {
                    var curve = PlattScaling.Fit(halves[1 - h]);
                    return half.Select(p => p with { Confidence = PlattScaling.Apply(curve, p.Confidence) });
                }
            )
            .ToList();
        return new VersionMeasures(
            pairs.Count,
            pairs.Count(p => p.Right) / (double)pairs.Count,
            null,
            CalibrationError.Expected(crossed),
            0,
            null
        );
    }
}

using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>
/// Assignment learns who works on what by counting closed tickets. How often its first choice was right is measured on the
/// newest quarter with counts of the others.
/// </summary>
public sealed class AssignmentLearner(AgentMemory<AssignmentKnowledge> memory)
    : MemoryLearner<AssignmentKnowledge>(memory)
{
    /// <summary>With fewer closed tickets a count says nothing.</summary>
    public const int FewestExamples = 100;

    private const double KeptBack = 0.25;

    /// <inheritdoc />
    public override string Agent => AssignmentAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct)
    {
        var used = lessons
            .Where(l => Label(l) is not null && l.SourceFor(Agent) != LabelSource.Alone)
            .OrderBy(l => l.Record.OpenedAt)
            .ThenBy(l => l.Number, StringComparer.Ordinal)
            .ToList();
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets with a team and an owner to learn from: {used.Count}, it needs {FewestExamples}."
            );
        var cut = (int)(used.Count * (1 - KeptBack));
        var pairs = Measure(Count(used.Take(cut), new LogisticModel(0, [1])), used[..cut], used[cut..]);
        var knowledge = Count(used, PlattScaling.Fit(pairs));
        return new Learned(
            file => JsonModelFile.Write(knowledge, file),
            used,
            l => Label(l)!,
            new VersionMeasures(
                pairs.Count,
                pairs.Count(p => p.Right) / (double)pairs.Count,
                null,
                CalibrationError.Expected(pairs),
                0,
                null
            )
        );
    }

    /// <inheritdoc />
    protected override AssignmentKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        JsonModelFile.Read<AssignmentKnowledge>(model);

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<AssignmentKnowledge> memory) => new AssignmentAgent(memory);

    private static string? Label(Lesson lesson) =>
        PriorityText.LeafOf(lesson.Record) is not null
        && lesson.Record[TicketFields.Team] is { } team
        && lesson.Record[TicketFields.Owner] is { } owner
            ? $"{team.Id}|{owner.Id}"
            : null;

    private static AssignmentKnowledge Count(IEnumerable<Lesson> lessons, LogisticModel measured)
    {
        var teams = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        var owners = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var ticket in lessons.Select(l => l.Record))
        foreach (var level in AssignmentKnowledge.Levels(PriorityText.LeafOf(ticket)!))
        {
            Add(teams, level, ticket[TicketFields.Team]!.Id);
            Add(owners, level, ticket[TicketFields.Owner]!.Id);
        }
        return new AssignmentKnowledge(Frozen(teams), Frozen(owners), measured);

        static void Add(SortedDictionary<string, SortedDictionary<string, int>> counts, string level, string name)
        {
            if (!counts.TryGetValue(level, out var here))
                counts[level] = here = new SortedDictionary<string, int>(StringComparer.Ordinal);
            here[name] = here.GetValueOrDefault(name) + 1;
        }

        static Dictionary<string, IReadOnlyDictionary<string, int>> Frozen(
            SortedDictionary<string, SortedDictionary<string, int>> counts
        ) =>
            counts.ToDictionary(
                c => c.Key,
                c => (IReadOnlyDictionary<string, int>)c.Value.ToDictionary(n => n.Key, n => n.Value)
            );
    }

    private static List<CalibrationPair> Measure(
        AssignmentKnowledge knowledge,
        IEnumerable<Lesson> earlier,
        IEnumerable<Lesson> later
    )
    {
        // Who is of which team, as the tickets say: the past's staff is nowhere else.
        var members = earlier
            .Select(l => (Team: l.Record[TicketFields.Team]!.Id, Owner: l.Record[TicketFields.Owner]!.Id))
            .Distinct()
            .ToLookup(m => m.Team, m => m.Owner);
        var pairs = new List<CalibrationPair>();
        foreach (var lesson in later)
        {
            var leaf = PriorityText.LeafOf(lesson.Record)!;
            var (team, share) = knowledge.TeamsOf(leaf)[0];
            var weights = members[team].ToDictionary(m => m, m => knowledge.OwnerShare(leaf, m));
            var best = weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            var chance = share * best.Value / Math.Max(weights.Values.Sum(), double.Epsilon);
            pairs.Add(new CalibrationPair(chance, $"{team}|{best.Key}" == Label(lesson)));
        }
        return pairs;
    }
}

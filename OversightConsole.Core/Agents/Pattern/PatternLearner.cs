using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>
/// Pattern learns how often each class comes at what time of day, and how many patterns the desk's past holds: where there
/// are hardly more than coincidence gives, its notes are worth little.
/// </summary>
public sealed class PatternLearner(AgentMemory<PatternKnowledge> memory, ClassReader classes)
    : MemoryLearner<PatternKnowledge>(memory)
{
    /// <summary>With fewer closed tickets nobody knows what is usual.</summary>
    public const int FewestExamples = 200;

    /// <inheritdoc />
    public override string Agent => PatternAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct)
    {
        var used = lessons
            .Where(l => PriorityText.LeafOf(l.Record) is not null && l.Record[TicketFields.Company] is not null)
            .OrderBy(l => l.Record.OpenedAt)
            .ThenBy(l => l.Number, StringComparer.Ordinal)
            .ToList();
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets with a category to know what is usual: {used.Count}, it needs {FewestExamples}."
            );
        var knowledge = Count(used, ct);
        return new Learned(
            file => JsonModelFile.Write(knowledge, file),
            used,
            l => PriorityText.LeafOf(l.Record)!,
            Measures: null
        );
    }

    /// <inheritdoc />
    protected override PatternKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        JsonModelFile.Read<PatternKnowledge>(model);

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<PatternKnowledge> memory) => new PatternAgent(memory, classes);

    private static PatternKnowledge Count(List<Lesson> lessons, CancellationToken ct)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        // A customer is one of a desk, and so is a number: another desk may use either for something else.
        var past = new Dictionary<(string, string), List<NearTicket>>();
        var inPattern = new HashSet<(string, string)>();
        var (looked, found) = (0, 0);
        foreach (var record in lessons.Select(l => l.Record))
        {
            ct.ThrowIfCancellationRequested();
            var (connection, ticket) = (record.Ref.Connection, Near(record));
            foreach (var anyTime in (bool[])[true, false])
            foreach (var leaf in (string?[])[ticket.Class, null])
            {
                var key = PatternKnowledge.Key(ticket, leaf, anyTime);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
            if (!past.TryGetValue((connection, ticket.Company), out var own))
                past[(connection, ticket.Company)] = own = [];
            if (ticket.Parent is null)
            {
                looked++;
                if (Recurrences.Of(ticket, own) is { } recurrence)
                {
                    found += recurrence.Tickets.Any(t => inPattern.Contains((connection, t.Number))) ? 0 : 1;
                    inPattern.Add((connection, ticket.Number));
                }
            }
            own.Add(ticket);
            if (own.Count > SorSurroundings.Most)
                own.RemoveAt(0);
        }
        return new PatternKnowledge(counts, looked, found);
    }

    private static NearTicket Near(SorRecord record) =>
        new(record.Number, "", record.OpenedAt)
        {
            Class = PriorityText.LeafOf(record),
            Company = record[TicketFields.Company]!.Id,
            Site = record[TicketFields.Site]?.Id,
            Source = record.Source,
            Parent = record[TicketFields.Parent]?.Id,
        };
}

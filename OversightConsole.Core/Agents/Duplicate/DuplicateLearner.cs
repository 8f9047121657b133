using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>
/// Duplicate learns from which closed tickets people hung under which. Every closed ticket is compared with those of its
/// customer in the day before it, as the agent does; the newest quarter is kept back to measure.
/// </summary>
public sealed class DuplicateLearner(AgentMemory<DuplicateKnowledge> memory) : MemoryLearner<DuplicateKnowledge>(memory)
{
    /// <summary>With fewer tickets that people hung under others there is nothing to learn.</summary>
    public const int FewestLinked = 10;

    private const double KeptBack = 0.25;
    private const int Excerpt = 1_000;

    /// <summary>Storms are few and plain: a stronger penalty would leave all but exact copies in doubt.</summary>
    private const double Ridge = 0.1;

    /// <inheritdoc />
    public override string Agent => DuplicateAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, CancellationToken ct)
    {
        var used = lessons
            .Where(l => l.SourceFor(Agent) != LabelSource.Alone && l.Record[TicketFields.Company] is not null)
            .OrderBy(l => l.Record.OpenedAt)
            .ThenBy(l => l.Number, StringComparer.Ordinal)
            .ToList();
        var linked = used.Count(l => l.Record[TicketFields.Parent] is not null);
        if (linked < FewestLinked)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets belong under another to learn from: {linked}, it needs {FewestLinked}."
            );
        var pairs = Pairs(used, ct);
        var cut = (int)(pairs.Count * (1 - KeptBack));
        var tested = LogisticRegression.Fit(pairs[..cut], Ridge);
        var measured = pairs[cut..]
            .Select(p => (Chance: tested.Chance(p.Numbers), p.Yes))
            .Select(p => new CalibrationPair(Math.Max(p.Chance, 1 - p.Chance), p.Chance >= 0.5 == p.Yes))
            .ToList();
        var knowledge = new DuplicateKnowledge(LogisticRegression.Fit(pairs, Ridge));
        return new Learned(
            file => JsonModelFile.Write(knowledge, file),
            used,
            l => l.Record[TicketFields.Parent]?.Id ?? "",
            new VersionMeasures(
                measured.Count,
                measured.Count(p => p.Right) / (double)Math.Max(1, measured.Count),
                null,
                CalibrationError.Expected(measured),
                0,
                null
            )
        );
    }

    /// <inheritdoc />
    protected override DuplicateKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        JsonModelFile.Read<DuplicateKnowledge>(model);

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<DuplicateKnowledge> memory) => new DuplicateAgent(memory);

    private static List<(IReadOnlyList<double> Numbers, bool Yes, double Counts)> Pairs(
        List<Lesson> lessons,
        CancellationToken ct
    )
    {
        var pairs = new List<(IReadOnlyList<double>, bool, double)>();
        // A customer is one of a desk: another desk may use its id for somebody else.
        var lately = new Dictionary<(string, string), Queue<(NearTicket Ticket, ComparedText Text)>>();
        foreach (var record in lessons.Select(l => l.Record))
        {
            ct.ThrowIfCancellationRequested();
            var read = DuplicatePair.Read(Near(record));
            var ticket = read.Ticket;
            var customer = (record.Ref.Connection, ticket.Company);
            if (!lately.TryGetValue(customer, out var before))
                lately[customer] = before = new Queue<(NearTicket Ticket, ComparedText Text)>();
            if (before.Any(o => DuplicatePair.IsEarlier(o.Ticket, ticket)))
                foreach (var (other, numbers) in DuplicatePair.Of(read, [.. before]))
                    pairs.Add((numbers, Matter(other) == Matter(ticket), 1));
            before.Enqueue(read);
            if (before.Count > DuplicatePair.Background)
                before.Dequeue();
        }
        return pairs;
    }

    private static string Matter(NearTicket ticket) => ticket.Parent ?? ticket.Number;

    private static NearTicket Near(SorRecord record) =>
        new(record.Number, record[TicketFields.Summary]?.Name ?? "", record.OpenedAt)
        {
            Text = record.Description.Length > Excerpt ? record.Description[..Excerpt] : record.Description,
            Source = record.Source,
            Company = record[TicketFields.Company]!.Id,
            Site = record[TicketFields.Site]?.Id,
            Contact = record[TicketFields.Contact]?.Id,
            Parent = record[TicketFields.Parent]?.Id,
        };
}

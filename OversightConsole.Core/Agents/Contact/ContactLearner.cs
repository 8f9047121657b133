using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>Contact learns which of the customer's people closed tickets were left with, with and without a known address.</summary>
public sealed class ContactLearner(AgentMemory<ContactKnowledge> memory) : MemoryLearner<ContactKnowledge>(memory)
{
    /// <summary>A handful of weights needs no more; the newest.</summary>
    public const int MostExamples = 1_500;

    /// <summary>With fewer closed tickets there is nothing to learn that a person would trust.</summary>
    public const int FewestExamples = 100;

    /// <inheritdoc />
    public override string Agent => ContactAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct)
    {
        var harvest = LabelRules.Harvest(lessons, Agent, l => l.Record[TicketFields.Contact]?.Id);
        var (examples, hidden, used) = (new List<RankingExample>(), new List<bool>(), new List<Lesson>());
        var pasts = new SenderHistories();
        foreach (var lesson in harvest.Kept.TakeLast(MostExamples))
        {
            ct.ThrowIfCancellationRequested();
            var (record, sender) = (lesson.Record, lesson.Record.SenderAddress);
            var history = pasts.Of(record.Ref);
            if (CustomerBook.Of(catalogs.Of(record.Ref)).Find(record[TicketFields.Company]?.Id) is not { } customer)
                continue;
            var right = customer.People.ToList().FindIndex(p => p.Contact.Value.Id == record[TicketFields.Contact]!.Id);
            var before = examples.Count;
            if (sender is not null)
                // Every other time as if it were the address's first ticket, or history would hide what the address is worth.
                Add(
                    ContactTraits.Of(
                        SenderClues.Of(record, sender),
                        customer,
                        used.Count % 2 == 0 ? history.Of(sender) : []
                    ),
                    isHidden: false
                );
            Add(ContactTraits.Of(SenderClues.Of(record, null), customer, []), isHidden: true);
            if (examples.Count > before)
                used.Add(lesson);
            history.Add(record);

            void Add(IReadOnlyList<IReadOnlyList<double>> traits, bool isHidden)
            {
                if (right < 0 || !traits.Any(ContactTraits.IsAny))
                    return;
                examples.Add(new RankingExample(traits, right, record.Incident.Text));
                hidden.Add(isHidden);
            }
        }
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets with a contact to learn from: {used.Count}, it needs {FewestExamples}."
            );
        var trained = Ranker.Train(ContactTraits.Names, examples);
        var measures = RankingMeasures.Of([.. trained.OutOfFold.Where((_, i) => hidden[i])]);
        return new Learned(
            f => JsonModelFile.Write(trained.Model, f),
            used,
            l => l.Record[TicketFields.Contact]!.Id,
            measures
        )
        {
            Harvest = harvest,
        };
    }

    /// <inheritdoc />
    protected override ContactKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        new(RankingFile.Read(model, ContactTraits.Names));

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<ContactKnowledge> memory) => new ContactAgent(memory);
}

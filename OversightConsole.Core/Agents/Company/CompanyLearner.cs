using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Company;

/// <summary>
/// Company learns whose closed tickets were, each as if it had arrived on the catch-all company: once as it came, once as
/// if its address were not known, because those are the tickets it will be asked about.
/// </summary>
public sealed class CompanyLearner(AgentMemory<CompanyKnowledge> memory) : MemoryLearner<CompanyKnowledge>(memory)
{
    /// <summary>A handful of weights needs no more; the newest.</summary>
    public const int MostExamples = 1_500;

    /// <summary>With fewer closed tickets there is nothing to learn that a person would trust.</summary>
    public const int FewestExamples = 100;

    /// <inheritdoc />
    public override string Agent => CompanyAgent.AgentKey;

    /// <inheritdoc />
    public override LearningResult Learn(IReadOnlyList<Lesson> lessons, DeskCatalogs catalogs, CancellationToken ct)
    {
        var harvest = LabelRules.Harvest(lessons, Agent, Own);
        var (examples, hidden, used) = (new List<RankingExample>(), new List<bool>(), new List<Lesson>());
        var pasts = new SenderHistories();
        foreach (var lesson in harvest.Kept.TakeLast(MostExamples))
        {
            ct.ThrowIfCancellationRequested();
            var book = CustomerBook.Of(catalogs.Of(lesson.Record.Ref));
            var history = pasts.Of(lesson.Record.Ref);
            var right = book.Customers.ToList().FindIndex(c => c.Company.Value.Id == Own(lesson));
            var sender = lesson.Record.SenderAddress;
            var before = examples.Count;
            if (sender is not null)
                // Every other time as if it were the address's first ticket, or history would hide what the address is worth.
                Add(
                    CompanyTraits.Of(
                        SenderClues.Of(lesson.Record, sender),
                        book,
                        used.Count % 2 == 0 ? history.Of(sender) : []
                    ),
                    isHidden: false
                );
            // A colleague who never wrote before has the domain and nothing else.
            if (Addresses.Domain(sender) is { } domain)
                Add(CompanyTraits.Of(SenderClues.Of(lesson.Record, $"new@{domain}"), book, []), isHidden: false);
            Add(CompanyTraits.Of(SenderClues.Of(lesson.Record, null), book, []), isHidden: true);
            if (examples.Count > before)
                used.Add(lesson);
            history.Add(lesson.Record);

            void Add(IReadOnlyList<IReadOnlyList<double>> traits, bool isHidden)
            {
                // Where nothing names any customer there is nothing to rank: the agent abstains by itself.
                if (right < 0 || !traits.Any(CompanyTraits.IsAny))
                    return;
                examples.Add(new RankingExample(traits, right, lesson.Record.Incident.Text));
                hidden.Add(isHidden);
            }
        }
        if (used.Count < FewestExamples)
            return new NothingLearned(
                used.Count,
                $"Too few closed tickets that name a customer to learn from: {used.Count}, it needs {FewestExamples}."
            );
        var trained = Ranker.Train(CompanyTraits.Names, examples);
        // Measured on those without an address: with one it is easy and would flatter.
        var measures = RankingMeasures.Of([.. trained.OutOfFold.Where((_, i) => hidden[i])]);
        return new Learned(f => JsonModelFile.Write(trained.Model, f), used, l => Own(l)!, measures)
        {
            Harvest = harvest,
        };

        string? Own(Lesson lesson) => Label(lesson, catalogs.Of(lesson.Record.Ref));
    }

    /// <inheritdoc />
    protected override CompanyKnowledge Read(Stream model, IReadOnlyList<Lesson> lessons) =>
        new(RankingFile.Read(model, CompanyTraits.Names));

    /// <inheritdoc />
    protected override IAgent With(AgentMemory<CompanyKnowledge> memory) => new CompanyAgent(memory);

    private static string? Label(Lesson lesson, SorCatalog catalog) =>
        lesson.Record[TicketFields.Company] is { } company && !catalog.IsCatchAll(company) ? company.Id : null;
}

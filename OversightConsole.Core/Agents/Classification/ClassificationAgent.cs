using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>
/// Finds board, type, subtype and item, valid together, from the ticket's own words. Reads: summary, description.
/// Writes: board, type, subtype, item. Easily put back, hence low risk.
/// </summary>
public sealed class ClassificationAgent(AgentMemory<ClassificationKnowledge> memory) : IAgent, IOffersLabels
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "classification";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-class";

    /// <summary>Below this it would rather leave the ticket to a person than show a guess.</summary>
    private const double LeastConfidence = 0.30;

    private const int MostAlternatives = 8;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => ClassificationDescriptor.Descriptor;

    /// <inheritdoc />
    public LabelChoice? ChoiceFor(TicketView view) => ClassChoice.For(view);

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        var (ticket, catalog) = (view.Actual, view.Catalog);
        if (memory.Knowledge is not { } knowledge)
            return new Abstains(memory.WhyNot);
        if (ticket[TicketFields.Type] is { } set)
            return new Abstains($"The category is set already ({set.Name}).");
        var valid = ClassLabel.Valid(catalog);
        var text = TicketText.Of(ticket);
        var prediction = knowledge.Model.Predict(text, valid.Keys.ToHashSet());
        if (prediction is null)
            return new Abstains("None of the categories it has learned is valid on a board now.");
        if (!prediction.Recognised)
            return new Abstains("The ticket has no words that it knows.");
        var confidence = prediction.Ranked is [var top, var second, ..]
            ? knowledge.Rivals.Confidence(top, second)
            : prediction.Confidence;
        if (confidence < LeastConfidence)
            return new Abstains($"It is not sure enough: {valid[prediction.Label].Path} at {confidence * 100:0} %.");
        return Propose(view, knowledge, prediction, confidence, valid, text);
    }

    private Proposes Propose(
        TicketView view,
        ClassificationKnowledge knowledge,
        Prediction prediction,
        double confidence,
        Dictionary<string, ClassValues> valid,
        IReadOnlyList<string> text
    )
    {
        var chosen = Kept(view, valid, valid[prediction.Label]);
        var explanation = ClassificationExplanation.For(knowledge, prediction.Label, valid, text);
        return this.Propose(
            view,
            new Finding(
                ActionType,
                Values(chosen),
                confidence,
                ClassificationRationale.Markdown(chosen, explanation),
                Consequence(view.Actual, chosen)
            )
            {
                Version = memory.Version,
                Words = explanation.Words,
                Against = explanation.Against,
                Similar = explanation.Similar,
                // What the first loses its rival gains.
                Alternatives =
                [
                    .. prediction
                        .Ranked.Skip(1)
                        .Take(MostAlternatives)
                        .Select(
                            (r, i) =>
                                (
                                    Values(valid[r.Label]),
                                    (double?)(i == 0 ? r.Confidence + prediction.Confidence - confidence : r.Confidence)
                                )
                        ),
                ],
            }
        );
    }

    /// <summary>
    /// What lies on the board for threats, or is to be put there, is not taken away from the people who look at it as long
    /// as its class is valid there too.
    /// </summary>
    private static ClassValues Kept(TicketView view, Dictionary<string, ClassValues> valid, ClassValues chosen) =>
        HoldBoard.Of(view.Catalog) is { } hold
        && FieldValue.Same(view.Ticket[TicketFields.Board], hold.Value)
        && valid.TryGetValue(ClassLabel.Of(hold.Value, chosen.Type, chosen.Subtype, chosen.Item), out var there)
            ? there
            : chosen;

    private static IReadOnlyList<SetField> Values(ClassValues to) =>
        [
            new(TicketFields.Board, to.Board),
            new(TicketFields.Type, to.Type),
            new(TicketFields.Subtype, to.Subtype),
            new(TicketFields.Item, to.Item),
        ];

    private static string Consequence(SorRecord ticket, ClassValues to) =>
        FieldValue.Same(ticket[TicketFields.Board], to.Board)
            ? $"Sets the category to {to.Path}. Can be put back."
            : $"Moves the ticket to {to.Board.Name} and sets {to.Path}. Can be put back.";
}

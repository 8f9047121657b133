using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>
/// Finds board, type, subtype and item, valid together, from the ticket's own words. Reads: summary, description.
/// Writes: board, type, subtype, item. Easily put back, hence low risk.
/// </summary>
public sealed class ClassificationAgent(ClassificationMemory memory) : IAgent
{
    /// <summary>Its key.</summary>
    public const string AgentKey = "classification";

    /// <summary>The action type of its claim.</summary>
    public const string ActionType = "set-class";

    /// <summary>Below this it would rather leave the ticket to a person than show a guess.</summary>
    private const double LeastConfidence = 0.30;

    private const int MostAlternatives = 8;

    /// <inheritdoc />
    public string Key => AgentKey;

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
        if (prediction.Confidence < LeastConfidence)
            return new Abstains(
                $"It is not sure enough: {valid[prediction.Label].Path} at {prediction.Confidence * 100:0} %."
            );
        return new Proposes(Draft(ticket, knowledge, prediction, valid, text));
    }

    private static ProposalDraft Draft(
        SorRecord ticket,
        ClassificationKnowledge knowledge,
        Prediction prediction,
        Dictionary<string, ClassValues> valid,
        IReadOnlyList<string> text
    )
    {
        var chosen = valid[prediction.Label];
        var evidence = ClassificationEvidence.For(knowledge, prediction.Label, valid, text);
        var alternatives = prediction
            .Ranked.Skip(1)
            .Take(MostAlternatives)
            .Select(r => new Alternative(Changes(ticket, valid[r.Label]), r.Confidence));
        return new ProposalDraft(
            AgentKey,
            knowledge.Version,
            ticket.Ref,
            ticket.Version,
            new ProposedAction(ActionType, Changes(ticket, chosen)),
            DependsOn: [new Fact(TicketFields.Summary, ticket[TicketFields.Summary])],
            Premises: [],
            prediction.Confidence,
            ClassificationRationale.Markdown(chosen, evidence),
            new ProposalEvidence(
                evidence.Words,
                evidence.Against,
                evidence.Similar,
                [.. alternatives],
                Consequence(ticket, chosen)
            ),
            RiskTier.Low,
            ticket[TicketFields.Company]?.Id,
            Unit: ticket[TicketFields.Parent]?.Id ?? ticket.Ref.Id
        );
    }

    private static FieldChange[] Changes(SorRecord ticket, ClassValues to) =>
        [
            new FieldChange(TicketFields.Board, ticket[TicketFields.Board], to.Board),
            new FieldChange(TicketFields.Type, ticket[TicketFields.Type], to.Type),
            new FieldChange(TicketFields.Subtype, ticket[TicketFields.Subtype], to.Subtype),
            new FieldChange(TicketFields.Item, ticket[TicketFields.Item], to.Item),
        ];

    private static string Consequence(SorRecord ticket, ClassValues to) =>
        FieldValue.Same(ticket[TicketFields.Board], to.Board)
            ? $"Sets the category to {to.Path}. Can be put back."
            : $"Moves the ticket to {to.Board.Name} and sets {to.Path}. Can be put back.";
}

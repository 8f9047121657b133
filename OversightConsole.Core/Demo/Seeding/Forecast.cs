using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.CrossValidation;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Seeding;

/// <summary>What will come of a demo ticket: what the agent will say and what its simulated reviewer will make of it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Confidence">How sure the agent will be, 0–1; 0 where it will abstain.</param>
/// <param name="IsRight">Whether it will name the class that is booked.</param>
/// <param name="Ending">How the reviewer's answer will count; a wrong one waved through is contradicted within minutes.</param>
/// <param name="Words">The words that tell copies of one incident.</param>
internal sealed record Foreseen(DemoTicket Ticket, double Confidence, bool IsRight, EvidenceResult Ending, int[] Words)
{
    /// <summary>Whether the ticket is one of the critical ones.</summary>
    public bool IsCritical => Ticket.Booked.Board == "security";

    /// <summary>Whether the agent will be sure of a wrong class, and be put right.</summary>
    public bool IsSureAndWrong =>
        Confidence >= SeedingPlan.Floor
        && Ending is (EvidenceResult.Overridden or EvidenceResult.RejectedWrong or EvidenceResult.Contradicted);
}

/// <summary>
/// Looks ahead: the model and the reviewers follow from the seed, so that the demo can choose when the agent leaves the
/// shadow for its evidence to end a few answers short, instead of writing evidence that nobody gave.
/// </summary>
internal sealed class Forecast(ClassificationKnowledge knowledge, SorCatalog catalog, int seed)
{
    private readonly HashSet<string> _valid = [.. ClassLabel.Valid(catalog).Keys];

    public Foreseen Of(DemoTicket ticket)
    {
        IReadOnlyList<string> text = [ticket.Summary, ticket.Body];
        var said = knowledge.Model.Predict(text, _valid);
        var isRight = said is { Recognised: true } && said.Label == LabelOf(ticket.Booked);
        return new Foreseen(
            ticket,
            said is { Recognised: true } ? said.Confidence : 0,
            isRight,
            Ending(Reviewer.Chooses(seed, ticket, isRight), isRight),
            WordSet.Of(text)
        );
    }

    private static EvidenceResult Ending(ReviewerChoice choice, bool isRight) =>
        choice switch
        {
            ReviewerChoice.Approve => isRight ? EvidenceResult.Approved : EvidenceResult.Contradicted,
            ReviewerChoice.Override => EvidenceResult.Overridden,
            ReviewerChoice.RejectWrong => EvidenceResult.RejectedWrong,
            ReviewerChoice.NotNow => EvidenceResult.Excused,
            ReviewerChoice.Leave => EvidenceResult.Lapsed,
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
        };

    private static string LabelOf(TrueClass booked) =>
        string.Join('|', booked.Board, booked.Type, booked.Subtype, booked.Item);
}

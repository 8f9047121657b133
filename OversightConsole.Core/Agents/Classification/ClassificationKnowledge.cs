using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Similarity;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>What the agent has learned: a trained model, and the closed tickets it can point to.</summary>
/// <param name="Model">Text to class label, calibrated.</param>
/// <param name="Similar">Finds closed tickets that read alike.</param>
/// <param name="Closed">The titles and labels of the learned tickets, by number.</param>
public sealed record ClassificationKnowledge(
    TextModel Model,
    SimilarTexts Similar,
    IReadOnlyDictionary<string, ClosedTicket> Closed
)
{
    /// <summary>Between which classes the desk's technicians disagree.</summary>
    public RivalClasses Rivals { get; init; } = RivalClasses.None;
}

/// <summary>A closed ticket: its title and the class people left it in.</summary>
public sealed record ClosedTicket(string Summary, string Label);

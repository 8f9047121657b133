using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Similarity;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>What the agent has learned: a trained model, and the closed tickets it can point to.</summary>
/// <param name="Version">"v3": grows with every training.</param>
/// <param name="Model">Text to class label, calibrated.</param>
/// <param name="Similar">Finds closed tickets that read alike.</param>
/// <param name="Closed">Those tickets' titles and labels, by number.</param>
public sealed record ClassificationKnowledge(
    string Version,
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

/// <summary>
/// Holds what the agent knows now, so that a training can replace it while tickets are looked at. Rebuilt from the model
/// store at start: nothing that matters lives only here.
/// </summary>
public sealed class ClassificationMemory
{
    private volatile ClassificationKnowledge? _knowledge;
    private volatile string _why = "It has not learned from closed tickets yet.";

    /// <summary>What it knows; null while it knows nothing.</summary>
    public ClassificationKnowledge? Knowledge => _knowledge;

    /// <summary>Why it knows nothing, in one sentence.</summary>
    public string WhyNot => _why;

    /// <summary>Replaces what it knows; null forgets it.</summary>
    public void Learn(ClassificationKnowledge? knowledge) => _knowledge = knowledge;

    /// <summary>Says why nothing could be learned or loaded.</summary>
    public void CannotLearn(string why) => _why = why;
}

namespace OversightConsole.Core.Reports.Hygiene;

/// <summary>Where the desk's own books are unclear: there no agent can be right.</summary>
/// <param name="Closed">Closed tickets with a category that were read.</param>
/// <param name="Twins">Pairs of tickets that read nearly alike, storms and threads left out.</param>
/// <param name="Agreeing">Those left in the same category; where the others differ, an agent cannot be right for both.</param>
/// <param name="Disagreements">Categories between which people choose differently for like tickets, most often first.</param>
/// <param name="NeverUsed">Categories that are valid on a board and stand on no closed ticket.</param>
/// <param name="Empty">Fields left empty on closed tickets.</param>
public sealed record HygieneReport(
    int Closed,
    int Twins,
    int Agreeing,
    IReadOnlyList<Disagreement> Disagreements,
    IReadOnlyList<UnusedClass> NeverUsed,
    IReadOnlyList<EmptyField> Empty
)
{
    /// <summary>How often people leave like tickets in the same category, 0–1; null without like tickets.</summary>
    public double? Agreement => Twins == 0 ? null : Agreeing / (double)Twins;
}

/// <summary>Two categories that people mix.</summary>
/// <param name="One">The one, in words.</param>
/// <param name="Other">The other class.</param>
/// <param name="Twins">Like tickets of which one is here and one there.</param>
/// <param name="Share">Of all like pairs that touch either, the share that is split between them, 0–1.</param>
/// <param name="BySamePerson">How many of the split pairs the same person closed: they disagree with themselves.</param>
/// <param name="Examples">Pairs of tickets as people know them, three at most.</param>
public sealed record Disagreement(
    string One,
    string Other,
    int Twins,
    double Share,
    int BySamePerson,
    IReadOnlyList<(string One, string Other)> Examples
)
{
    /// <summary>Split so evenly that both may mean the same.</summary>
    public bool MayMeanTheSame => Share >= 0.3;
}

/// <summary>A category that nobody uses, and the boards on which one could.</summary>
public sealed record UnusedClass(string Path, IReadOnlyList<string> Boards);

/// <summary>A field that is left empty.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Count">The number of closed tickets on which the field is empty.</param>
/// <param name="Share">The share of them, 0–1.</param>
public sealed record EmptyField(string Field, int Count, double Share);

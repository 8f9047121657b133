using System.Text.Json;

namespace OversightConsole.Core.Proposals;

/// <summary>What the agent rests on, for a person to check.</summary>
/// <param name="Words">Words that spoke for it, as spans in the text named by <see cref="WordSpan.Source"/>.</param>
/// <param name="Against">Words that spoke against it.</param>
/// <param name="Similar">The most similar closed tickets and what became of them, contradicting ones included.</param>
/// <param name="Alternatives">Other valid values, likeliest first.</param>
/// <param name="Consequence">What approving does and what of it cannot be taken back, in one sentence.</param>
public sealed record Explanation(
    IReadOnlyList<WordSpan> Words,
    IReadOnlyList<WordSpan> Against,
    IReadOnlyList<SimilarTicket> Similar,
    IReadOnlyList<Alternative> Alternatives,
    string Consequence
)
{
    /// <summary>What is suspicious about the ticket's text, one sentence each; nobody acts alone where there is any.</summary>
    public IReadOnlyList<string> Suspicions { get; init; } = [];

    /// <summary>How it was made, for people: what a language service used and cost, or why none was asked.</summary>
    public string? Made { get; init; }
}

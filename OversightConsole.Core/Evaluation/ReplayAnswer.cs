using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Evaluation;

/// <summary>The answer of a replayed version to one past ticket.</summary>
/// <param name="Action">What it would propose; null when it would say nothing.</param>
/// <param name="Why">Why it would say nothing, in a sentence; null when it would propose.</param>
/// <param name="Version">The version that answered; null when it made no draft.</param>
internal sealed record ReplayAnswer(ProposedAction? Action, string? Why, string? Version)
{
    /// <summary>Whether the agent threw on the ticket; <see cref="Why"/> has what it threw.</summary>
    public bool Failed { get; init; }
}

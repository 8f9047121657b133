using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Evaluation;

/// <summary>What an agent said of a ticket and what turned out right.</summary>
/// <param name="Said">What the version at work said; null when it said nothing.</param>
/// <param name="Right">
/// The right value of a field; null where nobody knows: an action nobody looked at proves nothing.
/// </param>
internal sealed record RightAnswer(Proposal? Said, Func<string, FieldValue?>? Right)
{
    /// <summary>Whether an action would have been right; false for none; null where nobody knows.</summary>
    public bool? IsRight(ProposedAction? action) =>
        Right is null ? null
        : action is null ? false
        : action.Changes.All(c => FieldValue.Same(c.After, Right(c.Field)));

    /// <summary>The right values for the fields of <paramref name="action"/>, as people read them.</summary>
    public string? InWords(ProposedAction? action) =>
        Right is null || action is null
            ? null
            : ProposalText.Value(
                action with
                {
                    Changes = [.. action.Changes.Select(c => c with { After = Right(c.Field) })],
                },
                after: true
            );
}

using System.Text.Json;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Proposals;

/// <summary>What would be done, exactly: the kind of action and its fields, with resolved ids.</summary>
public sealed record ProposedAction(string Type, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>The record that is written where it is not the ticket itself: an account, a device, a sender.</summary>
    public SorRef? Target { get; init; }

    /// <summary>The fields, joined by <c>+</c>, as in page hooks and exports.</summary>
    public string FieldKey => string.Join('+', Changes.Select(c => c.Field));

    /// <summary>The same action with other values; fields that <paramref name="values"/> does not name keep theirs.</summary>
    public ProposedAction With(IReadOnlyList<FieldChange> values) =>
        this with
        {
            Changes =
            [
                .. Changes.Select(c =>
                    values.FirstOrDefault(v => v.Field == c.Field) is { } v ? c with { After = v.After } : c
                ),
            ],
        };

    /// <summary>Whether both would write the same values to the same fields.</summary>
    public bool SameEffect(ProposedAction other) =>
        Target == other.Target
        && Changes.Count == other.Changes.Count
        && Changes.All(c => other.Changes.Any(o => o.Field == c.Field && FieldValue.Same(o.After, c.After)));
}

/// <summary>A fact of the ticket that the proposal rests on; when it changes, the proposal is stale.</summary>
public sealed record Fact(string Field, FieldValue? Value);

/// <summary>A value somebody might choose instead, likeliest first, valid as a whole.</summary>
/// <param name="Values">The fields' values.</param>
/// <param name="Likelihood">Calibrated where the agent can say, 0–1; null for values it did not weigh.</param>
public sealed record Alternative(IReadOnlyList<FieldChange> Values, double? Likelihood);

/// <summary>A stretch of the ticket's text: <c>summary</c> or <c>description</c>, in UTF-16 units.</summary>
public sealed record WordSpan(string Source, int Start, int Length, string Text);

/// <summary>A closed ticket that reads alike: its number, title and what it became; <see cref="Agrees"/> says whether that supports the proposal.</summary>
public sealed record SimilarTicket(string Number, string Summary, string Became, bool Agrees);

using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

/// <summary>What an agent found, before it is put together with what every proposal carries.</summary>
/// <param name="ActionType">The kind of action; part of the claim.</param>
/// <param name="Values">The fields with the values to write.</param>
/// <param name="Confidence">The calibrated confidence, 0–1.</param>
/// <param name="Rationale">Markdown, checked in five seconds.</param>
/// <param name="Consequence">What approving does and what of it cannot be taken back, in one sentence.</param>
public sealed record Finding(
    string ActionType,
    IReadOnlyList<SetField> Values,
    double Confidence,
    string Rationale,
    string Consequence
)
{
    /// <summary>The version of the agent.</summary>
    public string Version { get; init; } = "v1";
    public IReadOnlyList<WordSpan> Words { get; init; } = [];
    public IReadOnlyList<WordSpan> Against { get; init; } = [];
    public IReadOnlyList<SimilarTicket> Similar { get; init; } = [];

    /// <summary>Other valid values for the same fields, likeliest first, with their likelihood where known.</summary>
    public IReadOnlyList<(IReadOnlyList<SetField> Values, double? Likelihood)> Alternatives { get; init; } = [];
}

/// <summary>Puts a finding together with what every proposal carries.</summary>
public static class Drafting
{
    /// <summary>
    /// The proposal of <paramref name="agent"/>. A fact that stands on the ticket is what it depends on; one that is only
    /// proposed yet is its premise where the agent is held on it.
    /// </summary>
    public static Proposes Propose(this IAgent agent, TicketView view, Finding finding)
    {
        var facts = agent.RestsOn.Where(f => f != TicketView.Thread).ToList();
        return new Proposes(
            new ProposalDraft(
                agent.Key,
                finding.Version,
                view.Actual.Ref,
                view.Actual.Version,
                new ProposedAction(finding.ActionType, Changes(view, finding.Values)),
                [.. facts.Where(Stands).Select(f => new Fact(f, view.Actual[f]))],
                [.. agent.HeldOn.Where(f => !Stands(f)).Select(f => new Fact(f, view.Ticket[f]))],
                finding.Confidence,
                finding.Rationale,
                new Explanation(
                    finding.Words,
                    finding.Against,
                    finding.Similar,
                    [.. finding.Alternatives.Select(a => new Alternative(Changes(view, a.Values), a.Likelihood))],
                    finding.Consequence
                ),
                agent.Descriptor.RiskOf(finding.ActionType),
                view.Ticket[TicketFields.Company]?.Id,
                Unit: view.Actual.Incident.Text
            )
        );

        bool Stands(string field) => FieldValue.Same(view.Actual[field], view.Ticket[field]);
    }

    private static IReadOnlyList<FieldChange> Changes(TicketView view, IReadOnlyList<SetField> values) =>
        [.. values.Select(v => new FieldChange(v.Field, view.Actual[v.Field], v.Value))];
}

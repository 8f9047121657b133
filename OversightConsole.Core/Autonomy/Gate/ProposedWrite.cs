using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>What the rules ask of an action.</summary>
/// <param name="Company">The customer it is proposed for.</param>
/// <param name="Risk">What undoing it takes.</param>
/// <param name="IsSuspicious">Whether the ticket's text has something hidden or commanding.</param>
/// <param name="Waits">Whether it waits for something to come true.</param>
internal readonly record struct ProposedWrite(string? Company, RiskTier Risk, bool IsSuspicious, bool Waits)
{
    public static ProposedWrite Of(ProposalDraft draft) =>
        new(draft.Company, draft.Risk, draft.Explanation.Suspicions.Count > 0, draft.Premises.Count > 0);

    /// <summary>Of one that waited for what has come true.</summary>
    public static ProposedWrite OfReleased(Proposal held) =>
        new(held.Company, held.Risk, held.Explanation.Suspicions.Count > 0, Waits: false);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>What the rules ask of an action.</summary>
/// <param name="Company">The customer it is proposed for.</param>
/// <param name="Risk">What undoing it takes.</param>
/// <param name="IsSuspicious">Whether the ticket's text has something hidden or commanding.</param>
/// <param name="Waits">Whether it waits for something to come true.</param>
internal readonly record struct Wish(string? Company, RiskTier Risk, bool IsSuspicious, bool Waits)
{
    public static Wish Of(ProposalDraft draft) =>
        new(draft.Company, draft.Risk, draft.Evidence.Suspicions.Count > 0, draft.Premises.Count > 0);

    /// <summary>Of one that waited for what has come true.</summary>
    public static Wish OfReleased(Proposal held) =>
        new(held.Company, held.Risk, held.Evidence.Suspicions.Count > 0, Waits: false);
}

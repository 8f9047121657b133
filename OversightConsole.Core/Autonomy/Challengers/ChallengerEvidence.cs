using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Challengers;

/// <summary>
/// How a challenger earns a claim of its own without being seen. Which of its proposals count is drawn when they are made,
/// before anybody has answered; what people then say of the same ticket settles them. An action that the version at work
/// took alone tells nothing, so beside it only tickets that it asks about by lot count.
/// </summary>
public static class ChallengerEvidence
{
    /// <summary>Whether a challenger's proposal counts, and with which chance it was drawn.</summary>
    internal static (bool IsEvidence, double Share) Draw(
        AgentSettings settings,
        ProposalDraft draft,
        ChallengerContext challenger,
        AuditLottery lottery
    )
    {
        if (draft.Confidence < settings.Floor || challenger.IsWritten)
            return (false, 0);
        var isOpen =
            challenger.AtWork?.Status is not { } status
            || status.IsOpen()
            || status is ProposalStatus.Shadowed or ProposalStatus.Stale;
        if (settings.Mode != AgentMode.Autonomous)
            return (isOpen, isOpen ? 1 : 0);
        var share = settings.AsksAll ? 1 : settings.AuditShare;
        // Of tickets that the version at work asks about anyway as large a share as of the others: what it is unsure of
        // must not choose what the challenger is measured on.
        return challenger.AtWork is { } atWork && CouldAct(settings, atWork)
            ? (isOpen && atWork.IsEvidence, share)
            : (isOpen && lottery.Draw(share), share);
    }

    /// <summary>
    /// What endings of proposals at work say of what challengers said on the same tickets. An answer counts with the person
    /// who gave it; what is not known of another value stays open until the ticket is closed.
    /// </summary>
    internal static async Task<IReadOnlyList<Ended>> FollowAsync(
        OversightDbContext db,
        IReadOnlyList<Ended> ended,
        CancellationToken ct
    )
    {
        var telling = ended.Where(e => e.Proposal.Status != ProposalStatus.Shadowed && Tells(e.Ending)).ToList();
        var agents = telling.Select(e => e.Proposal.Agent).Distinct().ToList();
        if (
            agents.Count == 0
            || !await db.Set<AgentClaim>()
                .AnyAsync(c => agents.Contains(c.Agent) && c.EndedAt == null && c.IsChallenger, ct)
        )
            return [];
        var tickets = telling.Select(e => e.Proposal.Ticket).Distinct().ToList();
        var items = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => tickets.Contains(p.Ticket) && agents.Contains(p.Agent))
            .Where(p => p.Status == ProposalStatus.Shadowed && p.IsEvidence)
            .ToListAsync(ct);
        var ids = items.Select(i => i.Id).ToList();
        var last = (await db.Set<EvidenceEntry>().AsNoTracking().Where(e => ids.Contains(e.ProposalId)).ToListAsync(ct))
            .GroupBy(e => e.ProposalId)
            .ToDictionary(g => g.Key, g => g.MaxBy(e => e.Number)!.Ending);
        return
        [
            .. from e in telling
            from item in items
            where (item.Agent, item.Ticket) == (e.Proposal.Agent, e.Proposal.Ticket)
            where item.AgentVersion != e.Proposal.AgentVersion
            let known = last.TryGetValue(item.Id, out var result) ? result : (EvidenceResult?)null
            let followed = Follow(e, item, known)
            where followed is not null
            select followed,
        ];
    }

    /// <summary>What counts, was not settled in a proposal's lifetime, and would hold up its claim's evidence.</summary>
    public static async Task<IReadOnlyList<Proposal>> OverdueAsync(
        OversightDbContext db,
        DateTimeOffset now,
        int most,
        CancellationToken ct
    )
    {
        var claims = await db.Set<AgentClaim>()
            .Where(c => c.EndedAt == null && c.IsChallenger)
            .Select(c => c.Key)
            .ToListAsync(ct);
        if (claims.Count == 0)
            return [];
        var due = await (
            from i in ClaimStore.BehindPrefix(db, claims)
            where i.Last == null || i.Last.Ending == EvidenceResult.TakenBack
            join p in db.Set<Proposal>() on i.ProposalId equals p.Id
            where p.ExpiresAt <= now
            orderby p.Sequence
            select new { i.Claim, p.Id }
        ).ToListAsync(ct);
        // So many of each claim: one whose desk does not answer must not keep the others waiting.
        var oldest = due.GroupBy(d => d.Claim).SelectMany(g => g.Take(most)).Select(d => d.Id).ToList();
        return await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => oldest.Contains(p.Id))
            .OrderBy(p => p.Sequence)
            .ToListAsync(ct);
    }

    private static Ended? Follow(Ended e, Proposal item, EvidenceResult? known)
    {
        var isOpen = known is null or EvidenceResult.TakenBack;
        var saidTheSame = item.Action.SameEffect(e.Proposal.Action);
        return e.Ending switch
        {
            EvidenceResult.TakenBack => known is { } last && last.IsAnswer() ? To(EvidenceResult.TakenBack) : null,
            EvidenceResult.Approved or EvidenceResult.Overridden when isOpen => Compared(e, item),
            EvidenceResult.Unanswered when isOpen => To(e.Ending),
            EvidenceResult.RejectedWrong or EvidenceResult.Excused when isOpen && saidTheSame => To(e.Ending),
            EvidenceResult.UndoneWrong or EvidenceResult.Contradicted when saidTheSame => To(e.Ending),
            _ => null,
        };

        Ended To(EvidenceResult result) => e with { Proposal = item, Ending = result, RightValue = null };
    }

    /// <summary>The challenger's values held against the right ones; null where not all of its fields are among them.</summary>
    private static Ended? Compared(Ended e, Proposal item)
    {
        var right = item
            .Action.Changes.Select(c => e.RightValue?.FirstOrDefault(r => r.Field == c.Field))
            .OfType<FieldChange>()
            .ToList();
        if (right.Count != item.Action.Changes.Count)
            return null;
        var result = item.Action.With(right).SameEffect(item.Action)
            ? EvidenceResult.Approved
            : EvidenceResult.Overridden;
        return e with { Proposal = item, Ending = result, RightValue = right };
    }

    private static bool CouldAct(AgentSettings settings, Proposal atWork) =>
        atWork.Claim == settings.PromotedClaim && atWork.Confidence >= settings.Floor;

    // How a ticket was closed is read off the ticket, for every version alike.
    private static bool Tells(EvidenceResult result) =>
        result is not (EvidenceResult.Lapsed or EvidenceResult.ClosedAsProposed or EvidenceResult.ClosedOtherwise);
}

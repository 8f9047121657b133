using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// Finds or opens the claim that a proposal belongs to. A new one ends the family's other claims of its kind: one version
/// at work and one beside it earn at a time.
/// </summary>
internal static class ClaimOpening
{
    /// <summary>The claim's key under these settings, in the transaction that enters the proposal.</summary>
    public static Task<string> ForAsync(
        WriteScope write,
        GateMemory memory,
        AgentSettings settings,
        ProposalDraft draft,
        CancellationToken ct
    ) => ForAsync(write, memory, settings, draft, isBeside: false, ct);

    /// <summary>The same for a challenger, whose claim stands.</summary>
    public static Task<string> ChallengerAsync(
        WriteScope write,
        GateMemory memory,
        AgentSettings settings,
        ProposalDraft draft,
        CancellationToken ct
    ) => ForAsync(write, memory, settings, draft, isBeside: true, ct);

    private static async Task<string> ForAsync(
        WriteScope write,
        GateMemory memory,
        AgentSettings settings,
        ProposalDraft draft,
        bool isBeside,
        CancellationToken ct
    )
    {
        var key = settings.ClaimFor(draft.AgentVersion, draft.Action.Type);
        if (memory.IsOpened(key))
            return key;
        memory.Opened(key);
        if (
            write.Db.Set<AgentClaim>().Local.Any(c => c.Key == key)
            || await write.Db.Set<AgentClaim>().AsNoTracking().AnyAsync(c => c.Key == key, ct)
        )
            return key;
        await AgentLock.TakeAsync(write.Db, draft.Agent, ct);
        var earlier = await write
            .Db.Set<AgentClaim>()
            .Where(c => c.Agent == draft.Agent && c.ActionType == draft.Action.Type && c.EndedAt == null)
            .Where(c => c.IsChallenger == isBeside)
            .ToListAsync(ct);
        // A new version does not end the claim on which the agent works alone.
        earlier.RemoveAll(c => c.Key == settings.PromotedClaim);
        earlier.ForEach(c => c.Close(ClaimEnd.Abandoned, write.Now));
        var claim = new AgentClaim
        {
            Key = key,
            Agent = draft.Agent,
            AgentVersion = draft.AgentVersion,
            ActionType = draft.Action.Type,
            Fields = draft.Action.FieldKey,
            Floor = settings.Floor,
            Target = settings.Target,
            OpenedAt = write.Now,
        };
        write.Db.Add(isBeside ? claim.AsChallenger() : claim);
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("gate"),
                TrailKind.ClaimOpened,
                TrailSubject.Agent(draft.Agent),
                null,
                new
                {
                    claim = key,
                    settings.Floor,
                    settings.Target,
                    beside = isBeside,
                    ended = earlier.Select(c => c.Key).ToList(),
                }
            )
        );
        await write.Db.SaveChangesAsync(ct);
        return key;
    }
}

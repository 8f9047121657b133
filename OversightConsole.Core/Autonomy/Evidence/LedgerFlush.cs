using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>Writes the ledger's new lines and brings the claims' counts in step, in the transaction of the acts themselves.</summary>
internal static class LedgerFlush
{
    public static async Task RunAsync(WriteScope write, IReadOnlyList<Ended> ended, CancellationToken ct)
    {
        IReadOnlyList<Ended> all = [.. ended, .. await ChallengerEvidence.FollowAsync(write.Db, ended, ct)];
        foreach (var agent in all.GroupBy(e => e.Proposal.Agent).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await AgentLock.TakeAsync(write.Db, agent.Key, ct);
            foreach (var claim in agent.GroupBy(e => e.Proposal.Claim))
                await ClaimAsync(write, claim.Key, [.. claim], ct);
        }
        write.Touch(Topic.Fleet);
    }

    private static async Task ClaimAsync(WriteScope write, string key, IReadOnlyList<Ended> ended, CancellationToken ct)
    {
        var claim = await ClaimStore.FreshAsync(write.Db, key, ct);
        var ids = ended.Select(e => e.Proposal.Id).Distinct().ToList();
        var before = await write
            .Db.Set<EvidenceEntry>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.ProposalId))
            .ToListAsync(ct);
        var last = before.GroupBy(e => e.ProposalId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Number)!);
        var criticalValues = await CriticalValues.ReadAsync(write.Db, ct);
        var counter = new ClaimCounter(write.Db, claim);
        foreach (var end in ended)
        {
            var known = last.GetValueOrDefault(end.Proposal.Id);
            if (!end.Ending.MayFollow(known?.Ending))
                continue;
            var entry = Entry(end, (known?.Number ?? 0) + 1, claim, criticalValues);
            write.Db.Add(entry);
            last[end.Proposal.Id] = entry;
            Record(write, end, entry);
            if (end.Proposal.IsEvidence)
                await counter.ChangeAsync(end.Proposal, known?.Ending, end.Ending, ct);
        }
        await write.Db.SaveChangesAsync(ct);
        await counter.AdvanceAsync(ct);
        await write.Db.SaveChangesAsync(ct);
        if (claim is { PromotedAt: not null, EndedAt: null })
            await DriftWatch.LookAsync(write, claim, ended.Max(e => e.At), ct);
    }

    private static EvidenceEntry Entry(Ended end, int number, AgentClaim? claim, CriticalValues criticalValues)
    {
        var proposal = end.Proposal;
        var desk = proposal.Ticket.Connection;
        var isCritical = end.RightValue is { } right && criticalValues.IsCritical(desk, right);
        var toPerson = claim is not null && proposal.Confidence < claim.Floor;
        return new EvidenceEntry
        {
            ProposalId = proposal.Id,
            Number = number,
            Claim = proposal.Claim,
            Sequence = proposal.Sequence,
            Ending = end.Ending,
            ReviewerId = end.ReviewerId,
            IsCritical = isCritical,
            CriticalFound = isCritical && (toPerson || criticalValues.IsCritical(desk, proposal.Action.Changes)),
            IsSevere =
                end.Ending.Weigh() == EvidenceWeight.Wrong
                && criticalValues.IsSevere(desk, proposal.Action.Changes.Select(c => c.Field)),
            At = end.At,
        };
    }

    private static void Record(WriteScope write, Ended end, EvidenceEntry entry) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                end.At,
                AuditActor.System("ledger"),
                TrailKind.EvidenceEntered,
                TrailSubject.Proposal(end.Proposal.Id),
                end.Proposal.Ticket.Text,
                new EvidenceFacts(
                    entry.Claim,
                    entry.Sequence,
                    entry.Number,
                    Codes.Of(entry.Ending),
                    end.Proposal.IsEvidence,
                    end.Proposal.Unit,
                    entry.ReviewerId,
                    entry.IsCritical,
                    entry.CriticalFound,
                    entry.IsSevere
                )
            )
        );
}

/// <summary>What the trail keeps of a ledger line: enough to count every claim again from the trail alone.</summary>
internal sealed record EvidenceFacts(
    string Claim,
    long Sequence,
    int Number,
    string Ending,
    bool IsEvidence,
    string Unit,
    string? ReviewerId,
    bool IsCritical,
    bool CriticalFound,
    bool IsSevere
);

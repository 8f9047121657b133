using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>Scores shadow proposals against what people did, once their ticket is closed.</summary>
public static class ShadowScoring
{
    /// <summary>Scores what was not scored yet on a closed ticket, in the caller's transaction; returns how many.</summary>
    public static async Task<int> ScoreAsync(WriteScope write, SorRecord closed, CancellationToken ct)
    {
        if (closed.ClosedAt is null)
            return 0;
        var open = await write
            .Db.Set<Proposal>()
            .AsNoTracking()
            .Where(p =>
                p.Ticket == closed.Ref
                && p.Status == ProposalStatus.Shadowed
                && !write.Db.Set<ShadowScore>().Any(s => s.ProposalId == p.Id)
            )
            .ToListAsync(ct);
        // Whether a proposed text was right cannot be read off a closed ticket.
        open.RemoveAll(p => p.Action.Target is not null || p.Action.Changes.Any(c => TicketFields.IsThread(c.Field)));
        if (open.Count == 0)
            return 0;
        var alone = await UnseenAsync(write.Db, closed, ct);
        var told = await ToldAsync(write.Db, open, ct);
        var known = open.Where(p => !alone.Contains(p.Agent)).ToList();
        write.Db.AddRange(
            known.Select(p => new ShadowScore
            {
                ProposalId = p.Id,
                Agent = p.Agent,
                AgentVersion = p.AgentVersion,
                Right = p.Action.Changes.All(c => FieldValue.Same(c.After, closed[c.Field])),
                At = write.Now,
            })
        );
        foreach (var proposal in open.Where(p => !told.Contains(p.Id)))
            Enter(write, proposal, closed, alone.Contains(proposal.Agent));
        write.Touch(Topic.Fleet);
        return known.Count;
    }

    /// <summary>
    /// Settles what a challenger said of a ticket that is still open, by what people have made of it
    /// until now; what nobody has set counts as wrong, as everything that nobody answers in time.
    /// </summary>
    public static async Task SettleAsync(WriteScope write, Proposal proposal, SorRecord record, CancellationToken ct)
    {
        var isUnseen = (await UnseenAsync(write.Db, record, ct)).Contains(proposal.Agent);
        if (!isUnseen && proposal.Action.Changes.Any(c => record[c.Field] is null))
            EvidenceLedger.Found(write, proposal, EvidenceResult.Unanswered);
        else
            Enter(write, proposal, record, isUnseen);
    }

    /// <summary>
    /// In Shadow it tells whether critical tickets are found; a challenger earns its claim by it, as far
    /// as nobody has told before what was right.
    /// </summary>
    private static void Enter(WriteScope write, Proposal proposal, SorRecord closed, bool isUnseen)
    {
        if (isUnseen)
        {
            if (proposal.IsEvidence)
                EvidenceLedger.Found(write, proposal, EvidenceResult.Lapsed);
            return;
        }
        var right = proposal.Action.Changes.Select(c => c with { After = closed[c.Field] }).ToList();
        var result = proposal.Action.With(right).SameEffect(proposal.Action)
            ? EvidenceResult.ClosedAsProposed
            : EvidenceResult.ClosedOtherwise;
        EvidenceLedger.Found(write, proposal, result, right);
    }

    /// <summary>Agents whose value stands on the ticket because they wrote it alone and nobody looked: that proves nothing.</summary>
    private static async Task<IReadOnlySet<string>> UnseenAsync(
        OversightDbContext db,
        SorRecord closed,
        CancellationToken ct
    ) =>
        (
            await db.Set<Proposal>()
                .Where(p => p.Ticket == closed.Ref)
                .Where(p => p.Status == ProposalStatus.Executed || p.Status == ProposalStatus.Approved)
                .Where(p =>
                    db.Set<Decision>()
                        .Any(d => d.ProposalId == p.Id && d.Round == p.Round && d.Kind == DecisionKind.Automatic)
                )
                .Where(p =>
                    !db.Set<ProposalOutcome>()
                        .Any(o =>
                            o.ProposalId == p.Id && (o.Kind == OutcomeKind.Contradicted || o.Kind == OutcomeKind.Undone)
                        )
                )
                .Select(p => p.Agent)
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet(StringComparer.Ordinal);

    /// <summary>The proposals that people's answers have settled already.</summary>
    private static async Task<IReadOnlySet<Guid>> ToldAsync(
        OversightDbContext db,
        IReadOnlyList<Proposal> open,
        CancellationToken ct
    )
    {
        var ids = open.Where(p => p.IsEvidence).Select(p => p.Id).ToList();
        if (ids.Count == 0)
            return new HashSet<Guid>();
        var lines = await db.Set<EvidenceEntry>().AsNoTracking().Where(e => ids.Contains(e.ProposalId)).ToListAsync(ct);
        return lines
            .GroupBy(e => e.ProposalId)
            .Where(g => g.MaxBy(e => e.Number)!.Ending != EvidenceResult.TakenBack)
            .Select(g => g.Key)
            .ToHashSet();
    }
}

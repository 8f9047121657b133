using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Proposals;

/// <summary>Enters proposals, inside the transaction of whoever made them.</summary>
public static class ProposalWriter
{
    /// <summary>
    /// Writes a proposal with the next sequence number of its claim, and its trail entry. While it may be answered blind,
    /// the trail says only that it was made.
    /// </summary>
    public static Task<Proposal> EnterAsync(
        WriteScope write,
        ProposalDraft draft,
        GateDraw draw,
        DateTimeOffset now,
        CancellationToken ct
    ) => EnterAsync(write, draft, draw, null, now, ct);

    /// <inheritdoc cref="EnterAsync(WriteScope, ProposalDraft, GateDraw, DateTimeOffset, CancellationToken)"/>
    /// <param name="last">The last number given in the claim, where the caller knows it.</param>
    public static async Task<Proposal> EnterAsync(
        WriteScope write,
        ProposalDraft draft,
        GateDraw draw,
        long? last,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (!ProposalLifecycle.MayBegin(draw.Status))
            throw new InvalidOperationException($"A proposal does not begin as {draw.Status}.");
        last ??=
            write.Db.Set<Proposal>().Local.Where(p => p.Claim == draw.Claim).Max(p => (long?)p.Sequence)
            ?? await write.Db.Set<Proposal>().Where(p => p.Claim == draw.Claim).MaxAsync(p => (long?)p.Sequence, ct)
            ?? 0;
        var proposal = new Proposal(Guid.CreateVersion7(now), draft, draw, last.Value + 1, now);
        write.Db.Add(proposal);
        AuditTrail.Append(
            write,
            new AuditAct(
                now,
                AuditActor.Agent(draft.Agent),
                TrailKind.ProposalMade,
                TrailSubject.Proposal(proposal.Id),
                proposal.Ticket.Text,
                new
                {
                    proposal.Agent,
                    proposal.AgentVersion,
                    proposal.Claim,
                    proposal.Sequence,
                    Status = Codes.Of(proposal.Status),
                    proposal.Action.FieldKey,
                    proposal.ActionHash,
                    proposal.IsEvidence,
                    proposal.Unit,
                    proposal.AuditProbability,
                    proposal.PolicyVersion,
                    proposal.SupersedesId,
                }
            )
        );
        write.Touch(Topic.Review);
        ConsoleTelemetry.Proposed(proposal.Agent, Codes.Of(proposal.Status));
        return proposal;
    }
}

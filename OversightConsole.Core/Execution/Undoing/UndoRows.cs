using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>The person who undoes, and the reason.</summary>
internal sealed record UndoRequest(Person By, Guid Batch, RejectReason Reason, string? Comment);

/// <summary>Writes an undo down, before anything is sent.</summary>
internal static class UndoRows
{
    /// <summary>The undo with its intent and its entry in the trail; null when another one stands or is under way.</summary>
    public static async Task<Undo?> AddAsync(WriteScope write, UndoRequest request, UndoItem item, CancellationToken ct)
    {
        // Two people who undo the same change wait for each other here: the second finds the first one's row.
        await AgentLock.TakeAsync(write.Db, item.Proposal.Agent, ct);
        var decision = item.Decision.Id;
        if (
            await write
                .Db.Set<Undo>()
                .AnyAsync(
                    u => u.DecisionId == decision && (u.State == UndoState.Asked || u.State == UndoState.Done),
                    ct
                )
        )
            return null;
        var salt = request.Comment is null ? null : PersonalText.NewSalt();
        var undo = new Undo
        {
            Id = Guid.CreateVersion7(write.Now),
            Batch = request.Batch,
            ProposalId = item.Proposal.Id,
            DecisionId = decision,
            Agent = item.Proposal.Agent,
            Ticket = item.Proposal.Ticket,
            ById = request.By.Id,
            ByName = request.By.Name,
            Reason = request.Reason,
            Comment = request.Comment,
            CommentSalt = salt,
            At = write.Now,
            Fields = item.Fields,
        };
        write.Db.Add(undo);
        write.Db.Add(ExecutionIntent.For(undo));
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.Person(request.By.Id, request.By.Name),
                TrailKind.UndoAsked,
                TrailSubject.Proposal(undo.ProposalId),
                undo.Ticket.Text,
                new
                {
                    undo = undo.Id,
                    undo.Batch,
                    decision,
                    undo.Agent,
                    reason = Codes.Of(undo.Reason),
                    restored = Names(item, UndoVerdict.Restore),
                    kept = Names(item, UndoVerdict.Kept),
                    comment = salt is null ? null : PersonalText.Hash(salt, undo.Comment),
                }
            )
        );
        write.Touch(Topic.Review);
        return undo;
    }

    private static string Names(UndoItem item, UndoVerdict verdict) =>
        string.Join('+', item.Shown.Where(f => f.Verdict == verdict).Select(f => f.Field));
}

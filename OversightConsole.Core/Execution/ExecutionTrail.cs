using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

/// <summary>Enters what happened at the system of record in the trail, in the transaction that records it.</summary>
internal static class ExecutionTrail
{
    public static void Record(WriteScope write, LeasedIntent claimed, string kind, string? detail) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("executor"),
                kind,
                TrailSubject.Proposal(claimed.Proposal.Id),
                claimed.Proposal.Ticket.Text,
                new
                {
                    decision = claimed.Decision.Id,
                    claimed.Intent.Key,
                    detail = PersonalText.Of(detail),
                }
            )
        );
}

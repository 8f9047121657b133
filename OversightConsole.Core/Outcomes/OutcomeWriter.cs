using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>Enters outcomes with their trail entry, in the caller's transaction.</summary>
internal static class OutcomeWriter
{
    /// <summary>How long a change counts against what was written.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromDays(7);

    public static void Enter(WriteScope write, ProposalOutcome outcome)
    {
        write.Db.Add(outcome);
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("outcome watch"),
                TrailKind.Outcome(Codes.Of(outcome.Kind)),
                TrailSubject.Proposal(outcome.ProposalId),
                outcome.Ticket.Text,
                new
                {
                    outcome.At,
                    by = PersonalText.Of(outcome.ByName),
                    outcome.Fields,
                }
            )
        );
        write.Touch(Topic.Review);
    }

    public static ProposalOutcome Of(Proposal proposal, OutcomeKind kind, DateTimeOffset at, string? by = null) =>
        new()
        {
            ProposalId = proposal.Id,
            Kind = kind,
            Agent = proposal.Agent,
            Ticket = proposal.Ticket,
            At = at,
            ByName = by,
        };
}

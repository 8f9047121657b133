using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>The gate's own decision on what an autonomous agent does alone. Sent at once: nobody is there to take it back.</summary>
internal static class AutomaticDecision
{
    public static Decision Write(WriteScope write, Proposal proposal, string agentName)
    {
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(write.Now),
            ProposalId = proposal.Id,
            Round = proposal.Round,
            Kind = DecisionKind.Automatic,
            ById = proposal.Agent,
            ByName = agentName,
            Verdict = Verdict.Approve,
            At = write.Now,
            ProposalHash = proposal.ActionHash,
            NotBefore = write.Now,
        };
        write.Db.Add(decision);
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("gate"),
                TrailKind.DecisionAutomatic,
                TrailSubject.Proposal(proposal.Id),
                proposal.Ticket.Text,
                new
                {
                    decision = decision.Id,
                    decision.Round,
                    verdict = Codes.Of(decision.Verdict),
                    proposal.Claim,
                    proposal.AuditProbability,
                    decision.ProposalHash,
                }
            )
        );
        return decision;
    }
}

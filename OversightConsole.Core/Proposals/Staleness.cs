using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Proposals;

/// <summary>Whether what a proposal rests on still holds.</summary>
public static class Staleness
{
    /// <summary>The first thing on the ticket that is no longer as the agent saw it, in one sentence; null when all holds.</summary>
    public static string? ChangedFact(Proposal proposal, SorRecord record, AgentRegister agents)
    {
        // What is written elsewhere is compared there, when it is sent.
        var written = proposal.Action.Target is null ? proposal.Action.Changes : [];
        var seen = written.Select(c => new Fact(c.Field, c.Before)).Concat(proposal.DependsOn).DistinctBy(f => f.Field);
        var changed = seen.FirstOrDefault(f => !FieldValue.Same(f.Value, record[f.Field]));
        return changed is null
            ? null
            : $"{agents.Name(proposal.Agent)} is looked at again because {changed.Field} changed.";
    }

    /// <summary>Enters in the trail that a proposal ended without a decision.</summary>
    public static void Record(WriteScope write, Proposal proposal, ProposalStatus status, string why) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.System("pipeline"),
                TrailKind.ProposalEnded(Codes.Of(status)),
                TrailSubject.Proposal(proposal.Id),
                proposal.Ticket.Text,
                new { why = PersonalText.Of(why) }
            )
        );
}

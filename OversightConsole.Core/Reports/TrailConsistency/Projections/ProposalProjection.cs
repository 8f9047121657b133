using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>What the trail keeps of a proposal when it is made: all that decides what its answer counts for.</summary>
internal sealed record MadeFacts(
    string Agent,
    string AgentVersion,
    string Claim,
    long Sequence,
    string ActionHash,
    bool IsEvidence,
    string? Unit,
    double AuditProbability,
    int PolicyVersion,
    Guid? SupersedesId
);

/// <summary>A proposal as far as the trail knows it.</summary>
internal sealed record MadeRow(
    Guid Id,
    string Agent,
    string AgentVersion,
    string Claim,
    long Sequence,
    SorRef Ticket,
    ProposedAction Action,
    bool IsEvidence,
    string Unit,
    double AuditProbability,
    int PolicyVersion,
    Guid? SupersedesId,
    string Salt,
    string ActionHash
);

/// <summary>Proposals and the entries that made them.</summary>
internal sealed class ProposalProjection : RowProjection<Guid, MadeRow>
{
    public override IReadOnlyList<string> Kinds => [TrailKind.ProposalMade];

    protected override string Plural => "proposals";

    protected override (Guid Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var facts = trailEvent.Facts<MadeFacts>();
        return (Guid.Parse(trailEvent.Subject), facts.Unit is null ? facts with { Unit = "" } : facts);
    }

    protected override (Guid Key, object Facts) Of(MadeRow row)
    {
        // Not the stored hash alone: the action itself must still be the one that was hashed.
        var hash = ActionHashing.Hash(row.Salt, row.Ticket, row.Action);
        return (
            row.Id,
            new MadeFacts(
                row.Agent,
                row.AgentVersion,
                row.Claim,
                row.Sequence,
                hash == row.ActionHash ? hash : "that of another action",
                row.IsEvidence,
                row.Unit,
                row.AuditProbability,
                row.PolicyVersion,
                row.SupersedesId
            )
        );
    }

    protected override IQueryable<MadeRow> Rows(OversightDbContext db) =>
        db.Set<Proposal>()
            .AsNoTracking()
            .Select(p => new MadeRow(
                p.Id,
                p.Agent,
                p.AgentVersion,
                p.Claim,
                p.Sequence,
                p.Ticket,
                p.Action,
                p.IsEvidence,
                p.Unit,
                p.AuditProbability,
                p.PolicyVersion,
                p.SupersedesId,
                p.Salt,
                p.ActionHash
            ));

    protected override string Name(Guid key) => $"Proposal {key}";

    /// <summary>The first entries did not name the incident yet; what they do not say, nothing can contradict.</summary>
    protected override object Erased(object row, object told) =>
        told is MadeFacts { Unit: "" } made ? made with { Unit = ((MadeFacts)row).Unit } : told;

    protected override string? AgentOf(object facts) => ((MadeFacts)facts).Agent;
}

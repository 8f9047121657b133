using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>A decision with the proposal it is about.</summary>
internal sealed class Judged
{
    public Decision Decision { get; init; } = null!;
    public Proposal Proposal { get; init; } = null!;
}

/// <summary>A value found otherwise on the desk, with the proposal that wrote it.</summary>
internal sealed class Contradicted
{
    public ProposalOutcome Outcome { get; init; } = null!;
    public Proposal Proposal { get; init; } = null!;
}

/// <summary>What a filter means in the database. Retracted decisions never count, nor do the gate's own.</summary>
internal static class OverrideQuery
{
    /// <summary>Everything people decided in the period; the reason is not looked at, only overrides have one of these.</summary>
    public static IQueryable<Judged> Decided(OversightDbContext db, DeskZone zone, OverrideFilter filter)
    {
        var (begin, end) = (zone.StartOf(filter.From), zone.StartOf(filter.To));
        var judged =
            from d in db.Set<Decision>().AsNoTracking()
            join p in db.Set<Proposal>().AsNoTracking() on d.ProposalId equals p.Id
            where d.At >= begin && d.At < end && d.Kind == DecisionKind.Human
            where !db.Set<Retraction>().Any(r => r.DecisionId == d.Id)
            select new Judged { Decision = d, Proposal = p };
        if (filter.Agent is { } agent)
            judged = judged.Where(j => j.Proposal.Agent == agent);
        if (filter.Company is { } word)
        {
            var (connection, company) = SorRef.ParseWord(word);
            judged = judged
                .Where(j => j.Proposal.Company == company)
                .On([connection], j => (string)(object)j.Proposal.Ticket);
        }
        if (filter.By is { } by)
            judged = judged.Where(j => j.Decision.ById == by);
        if (filter.Risk is { } risk)
            judged = judged.Where(j => j.Proposal.Risk == risk);
        return judged;
    }

    /// <summary>The overrides among them.</summary>
    public static IQueryable<Judged> Overridden(OversightDbContext db, DeskZone zone, OverrideFilter filter)
    {
        var overridden = Decided(db, zone, filter).Where(j => j.Decision.Verdict == Verdict.Override);
        if (filter.Reason is { } reason)
        {
            var code = Codes.Of(reason);
            overridden = overridden.Where(j => j.Decision.Reason == code);
        }
        return overridden;
    }

    /// <summary>What people changed on the desk; it has neither a reason nor one of the console's people.</summary>
    public static IQueryable<Contradicted> Found(OversightDbContext db, DeskZone zone, OverrideFilter filter)
    {
        var (begin, end) = (zone.StartOf(filter.From), zone.StartOf(filter.To));
        var found =
            from o in db.Set<ProposalOutcome>().AsNoTracking()
            join p in db.Set<Proposal>().AsNoTracking() on o.ProposalId equals p.Id
            where o.Kind == OutcomeKind.Contradicted && o.At >= begin && o.At < end
            where filter.Agent == null || o.Agent == filter.Agent
            where filter.Risk == null || p.Risk == filter.Risk
            select new Contradicted { Outcome = o, Proposal = p };
        if (filter.Company is not { } word)
            return found;
        var (connection, company) = SorRef.ParseWord(word);
        return found.Where(f => f.Proposal.Company == company).On([connection], f => (string)(object)f.Proposal.Ticket);
    }

    /// <summary>What the rows are made of, without the ticket's text or the agent's evidence.</summary>
    public static IQueryable<OverrideRecord> Records(this IQueryable<Judged> overridden) =>
        overridden.Select(j => new OverrideRecord
        {
            Id = j.Decision.Id,
            ProposalId = j.Proposal.Id,
            At = j.Decision.At,
            Value = j.Decision.Value,
            Reason = j.Decision.Reason,
            Comment = j.Decision.Comment,
            ByName = j.Decision.ByName,
            Ticket = j.Proposal.Ticket,
            Company = j.Proposal.Company,
            Agent = j.Proposal.Agent,
            AgentVersion = j.Proposal.AgentVersion,
            Action = j.Proposal.Action,
            Confidence = j.Proposal.Confidence,
            Risk = j.Proposal.Risk,
            Status = j.Proposal.Status,
        });
}

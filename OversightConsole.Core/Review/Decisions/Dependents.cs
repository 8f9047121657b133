using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>
/// What a decision means for the other proposals on the ticket: one that waited for exactly this becomes decidable, one
/// that rested on something else is looked at again.
/// </summary>
internal static class Dependents
{
    /// <summary>
    /// Follows a decision in its own transaction. A premise may have come true before this decision: by another one that
    /// stands and is yet to be sent, or on the <paramref name="ticket"/> itself (null: nothing is known of it).
    /// </summary>
    public static async Task FollowAsync(
        WriteScope write,
        AgentRegister agents,
        Proposal decided,
        Decision decision,
        SorRecord? ticket,
        CancellationToken ct
    )
    {
        var outcome = Outcome(decided, decision);
        var others = await OthersAsync(write.Db, decided, ct);
        var promised = others.Any(o => o.Status == ProposalStatus.Held)
            ? await PromisedAsync(write.Db, decided, ct)
            : new Dictionary<string, FieldValue?>();
        foreach (var (field, value) in outcome)
            promised[field] = value;
        foreach (var other in others)
        {
            var wrong =
                other.Premises.FirstOrDefault(f => Contradicts(f, promised))
                ?? other.DependsOn.FirstOrDefault(f => Contradicts(f, outcome));
            if (wrong is not null)
                await StaleAsync(write, agents, other, wrong.Field);
            else if (
                other.Status == ProposalStatus.Held
                && other.Premises.All(p => Holds(p, promised, ticket))
                && !await ActsOnceTrueAsync(write.Db, other, ct)
            )
                await ProposalLifecycle.MoveAsync(write, other.Id, ProposalStatus.Held, ProposalStatus.Pending);
        }
    }

    /// <summary>An autonomous agent's own waits until the ticket itself says so; the gate lets it act then.</summary>
    private static async Task<bool> ActsOnceTrueAsync(OversightDbContext db, Proposal held, CancellationToken ct) =>
        await db.Set<AgentSettings>().AsNoTracking().SingleOrDefaultAsync(a => a.Agent == held.Agent, ct)
            is { } settings
        && settings.ActsOnceTrue(held);

    /// <summary>A retracted premise sends what waited for it back to waiting for it.</summary>
    public static async Task PremiseRetractedAsync(
        WriteScope write,
        AgentRegister agents,
        Proposal retracted,
        CancellationToken ct
    )
    {
        var fields = retracted.Action.Changes.Select(c => c.Field).ToHashSet();
        foreach (var other in await OthersAsync(write.Db, retracted, ct))
            if (other.Status == ProposalStatus.Pending && other.Premises.Any(p => fields.Contains(p.Field)))
                await ProposalLifecycle.MoveAsync(write, other.Id, ProposalStatus.Pending, ProposalStatus.Held);
    }

    /// <summary>A decided value other than the one the fact names. A value the ticket had before counts as it stood.</summary>
    private static bool Contradicts(Fact fact, Dictionary<string, FieldValue?> outcome) =>
        outcome.TryGetValue(fact.Field, out var value) && !FieldValue.Same(value, fact.Value);

    private static bool Holds(Fact premise, Dictionary<string, FieldValue?> promised, SorRecord? ticket) =>
        promised.TryGetValue(premise.Field, out var value)
            ? FieldValue.Same(value, premise.Value)
            : ticket is not null && FieldValue.Same(ticket[premise.Field], premise.Value);

    private static Dictionary<string, FieldValue?> Outcome(Proposal decided, Decision decision)
    {
        var action = decision.Value is { } value ? decided.Action.With(value) : decided.Action;
        return action.Changes.ToDictionary(c => c.Field, c => decision.Verdict == Verdict.Reject ? c.Before : c.After);
    }

    /// <summary>
    /// What the ticket will say once the decisions that stand are sent. Those sent or rejected promise nothing: there the
    /// ticket itself is asked, for a person may have changed it since.
    /// </summary>
    private static async Task<Dictionary<string, FieldValue?>> PromisedAsync(
        OversightDbContext db,
        Proposal decided,
        CancellationToken ct
    )
    {
        var current = await (
            from p in db.Set<Proposal>().WhereOnItsWay()
            join d in db.Set<Decision>() on new { p.Id, p.Round } equals new { Id = d.ProposalId, d.Round }
            where p.Ticket == decided.Ticket && p.Id != decided.Id
            orderby d.At
            select new { Proposal = p, Decision = d }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var promised = new Dictionary<string, FieldValue?>();
        foreach (var row in current)
        foreach (var (field, value) in Outcome(row.Proposal, row.Decision))
            promised[field] = value;
        return promised;
    }

    private static Task StaleAsync(WriteScope write, AgentRegister agents, Proposal other, string field)
    {
        var why = $"{agents.Name(other.Agent)} is looked at again because {field} changed.";
        return UndecidedClosures.EndAsync(write, other, ProposalStatus.Stale, why);
    }

    private static Task<List<Proposal>> OthersAsync(OversightDbContext db, Proposal decided, CancellationToken ct) =>
        db.Set<Proposal>()
            .AsNoTracking()
            .WhereOpen()
            .Where(p => p.Ticket == decided.Ticket && p.Id != decided.Id)
            .ToListAsync(ct);
}

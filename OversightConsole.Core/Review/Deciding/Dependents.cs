using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>
/// What a decision means for the other proposals on the ticket: one that waited for exactly this becomes decidable, one
/// that rested on something else is looked at again.
/// </summary>
internal static class Dependents
{
    /// <summary>Follows a decision in its own transaction.</summary>
    public static async Task FollowAsync(
        OversightDbContext db,
        Proposal decided,
        Decision decision,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var action = decision.Value is { } value ? decided.Action.With(value) : decided.Action;
        var outcome = action.Changes.ToDictionary(
            c => c.Field,
            c => decision.Verdict == Verdict.Reject ? c.Before : c.After
        );
        foreach (var other in await OthersAsync(db, decided, ct))
        {
            var wrong = other.Premises.Concat(other.DependsOn).FirstOrDefault(f => Contradicts(f, outcome));
            if (wrong is not null)
                await StaleAsync(db, other, wrong.Field, now);
            else if (other.Status == ProposalStatus.Held && other.Premises.All(p => outcome.ContainsKey(p.Field)))
                await ProposalLifecycle.MoveAsync(db, other.Id, ProposalStatus.Held, ProposalStatus.Pending, now);
        }
    }

    /// <summary>A retracted premise sends what waited for it back to waiting for it.</summary>
    public static async Task PremiseRetractedAsync(
        OversightDbContext db,
        Proposal retracted,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var fields = retracted.Action.Changes.Select(c => c.Field).ToHashSet();
        foreach (var other in await OthersAsync(db, retracted, ct))
            if (other.Status == ProposalStatus.Pending && other.Premises.Any(p => fields.Contains(p.Field)))
                await ProposalLifecycle.MoveAsync(db, other.Id, ProposalStatus.Pending, ProposalStatus.Held, now);
    }

    /// <summary>A decided value other than the one the fact names. A value the ticket had before counts as it stood.</summary>
    private static bool Contradicts(Fact fact, Dictionary<string, FieldValue?> outcome) =>
        outcome.TryGetValue(fact.Field, out var value) && !FieldValue.Same(value, fact.Value);

    private static async Task StaleAsync(OversightDbContext db, Proposal other, string field, DateTimeOffset now)
    {
        var why = $"{Wording.Agent(other.Agent)} is looked at again because {field} changed.";
        if (await ProposalLifecycle.MoveAsync(db, other.Id, other.Status, ProposalStatus.Stale, now, why))
            UnansweredEnds.Enter(db, other, ProposalStatus.Stale, why, now);
    }

    private static Task<List<Proposal>> OthersAsync(OversightDbContext db, Proposal decided, CancellationToken ct) =>
        db.Set<Proposal>()
            .AsNoTracking()
            .Where(p =>
                p.Connection == decided.Connection
                && p.Ticket == decided.Ticket
                && p.Id != decided.Id
                && (p.Status == ProposalStatus.Held || p.Status == ProposalStatus.Pending)
            )
            .ToListAsync(ct);
}

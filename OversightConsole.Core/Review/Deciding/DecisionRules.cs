using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>What speaks against a decision, each with a sentence for the person who made it.</summary>
internal static class DecisionRules
{
    private const int LongestComment = 2000;

    /// <summary>What the request lacks, or null.</summary>
    public static InvalidRequest? Incomplete(DecisionRequest request) =>
        request switch
        {
            { Verdict: Verdict.Override, Value: null or "" } => new("value", "Choose the right value."),
            { Verdict: Verdict.Override, OverrideReason: null } => new("reason", "Say why: one of the five reasons."),
            { Verdict: Verdict.Reject, RejectReason: null } => new("reason", "Say why: one of the four reasons."),
            { Comment.Length: > LongestComment } => new(
                "comment",
                "The comment is too long: at most 2,000 characters."
            ),
            _ => null,
        };

    /// <summary>An override with the very value that was proposed is an approval.</summary>
    public static Verdict Effective(Verdict verdict, ProposedAction action, IReadOnlyList<FieldChange>? value) =>
        verdict == Verdict.Override && value is not null && action.With(value).SameEffect(action)
            ? Verdict.Approve
            : verdict;

    public static ProposalStatus StatusFor(Verdict verdict) =>
        verdict switch
        {
            Verdict.Approve => ProposalStatus.Approved,
            Verdict.Override => ProposalStatus.Overridden,
            Verdict.Reject => ProposalStatus.Rejected,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
        };

    /// <summary>What changed on the ticket since the agent read it, among what the proposal rests on; null when nothing.</summary>
    public static async Task<string?> ChangedFactAsync(ISystemOfRecord desk, Proposal proposal, CancellationToken ct)
    {
        var record = await desk.GetAsync(proposal.Target, ct);
        if (record is null)
            return "The ticket is gone.";
        if (record.ClosedAt is not null)
            return "The ticket was closed.";
        return record.Version.Value == proposal.TicketVersion ? null : Staleness.ChangedFact(proposal, record);
    }

    /// <summary>Ends a proposal that nobody may decide any more; null when it may be decided.</summary>
    public static async Task<NoLongerOpen?> EndedAsync(
        OversightDbContext db,
        Proposal proposal,
        string? changed,
        DateTimeOffset now
    )
    {
        if (proposal.ExpiresAt <= now)
            return await EndAsync(ProposalStatus.Expired, "It expired unanswered.");
        return changed is null ? null : await EndAsync(ProposalStatus.Stale, changed);

        async Task<NoLongerOpen> EndAsync(ProposalStatus status, string why)
        {
            await ProposalLifecycle.MoveAsync(db, proposal.Id, ProposalStatus.Pending, status, now, why);
            Staleness.Record(db, proposal, status, why, now);
            return new NoLongerOpen(status, $"Looked at again: {why} Your answer wasn't used.");
        }
    }

    /// <summary>Why a proposal is not open: who decided what, or what became of it.</summary>
    public static async Task<DecideOutcome> WhyClosedAsync(
        OversightDbContext db,
        Proposal proposal,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var current = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == proposal.Id, ct);
        var winner = await db.Set<Decision>()
            .AsNoTracking()
            .SingleOrDefaultAsync(d => d.ProposalId == proposal.Id && d.Round == current.Round, ct);
        if (winner is not null)
        {
            var ago = Math.Max(0, (int)(now - winner.At).TotalSeconds);
            var when = ago < 90 ? $"{ago} s ago" : $"{ago / 60} min ago";
            var sentence = $"{winner.ByName} {Wording.Past(winner.Verdict)} this {when}. Your answer wasn't used.";
            return new AlreadyDecided(winner.ByName, winner.Verdict, winner.At, sentence);
        }
        var why = current.StatusReason ?? $"It is {Codes.Of(current.Status)}.";
        return new NoLongerOpen(current.Status, $"{why} Your answer wasn't used.");
    }

    /// <summary>The quiet line for the foot of the list: "Approved: Printing › Driver."</summary>
    public static string Sentence(Proposal proposal, Decision decision)
    {
        var suggested = Wording.Value(proposal.Action, after: true);
        return decision.Verdict switch
        {
            Verdict.Approve => $"Approved: {suggested}.",
            Verdict.Override => $"Your value: {Wording.Value(proposal.Action.With(decision.Value!), after: true)}.",
            Verdict.Reject => $"Rejected: {suggested}.",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "Unknown verdict."),
        };
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>How a proposal ends without a decision, why, and the ticket where its closing did it.</summary>
internal sealed record EndedOnDesk(ProposalStatus Status, string Why, SorRecord? Closed = null);

/// <summary>The ticket as it stood when somebody decided, and how that ends the proposal; null when it does not.</summary>
internal sealed record OnDesk(SorRecord? Ticket, EndedOnDesk? Ended);

/// <summary>What speaks against a decision, each with a sentence for the person who made it.</summary>
internal static class DecisionRules
{
    private const int LongestComment = 2000;

    /// <summary>What the request lacks, or null.</summary>
    public static InvalidRequest? Incomplete(DecisionRequest request) =>
        request switch
        {
            { Verdict: Verdict.Override, Value: null or "" } => new("value", "Choose the right value."),
            { Verdict: Verdict.Override, OverrideReason: null } => new("reason", "Say why: choose a reason."),
            { Verdict: Verdict.Reject, RejectReason: null } => new("reason", "Say why: choose a reason."),
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

    /// <summary>
    /// That the proposal's desk is not connected, or null. Its ticket is not gone: it is only not to be seen, and ending the
    /// proposal would lose it for good.
    /// </summary>
    public static DeskNotConnected? NotConnected(ISystemOfRecord desk, Proposal proposal)
    {
        var connection = proposal.Ticket.Connection;
        return desk.FindDesk(connection) is null
            ? new(connection, $"{ConnectionNames.NotConnected(connection)} Your answer wasn't used.")
            : null;
    }

    /// <summary>The ticket as it stands now, and what it says against deciding.</summary>
    public static async Task<OnDesk> OnDeskAsync(
        ISystemOfRecord desk,
        AgentRegister agents,
        Proposal proposal,
        CancellationToken ct
    )
    {
        var record = await desk.GetAsync(proposal.Ticket, ct);
        return new OnDesk(record, record is null ? new(ProposalStatus.Expired, "The ticket is gone.") : Ends(record));

        EndedOnDesk? Ends(SorRecord now)
        {
            if (now.ClosedAt is not null)
                return new EndedOnDesk(ProposalStatus.Expired, "The ticket was closed.", now);
            if (now.Version.Value == proposal.TicketVersion)
                return null;
            return Staleness.ChangedFact(proposal, now, agents) is { } why
                ? new EndedOnDesk(ProposalStatus.Stale, why)
                : null;
        }
    }

    /// <summary>Ends a proposal that waits and that nobody may decide any more; null when it may be decided.</summary>
    public static async Task<DecideOutcome?> EndAsync(
        WriteScope write,
        Proposal proposal,
        EndedOnDesk? onDesk,
        CancellationToken ct
    )
    {
        var expired = new EndedOnDesk(ProposalStatus.Expired, "It expired unanswered.");
        if (
            (proposal.ExpiresAt <= write.Now ? expired : onDesk)
            is not { Status: var status, Why: var why, Closed: var closed }
        )
            return null;
        if (!await UndecidedClosures.EndAsync(write, proposal, status, why, closed))
            return await WhyClosedAsync(write.Db, proposal, write.Now, ct);
        return new NoLongerOpen(status, $"{why} Your answer wasn't used.");
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
            var sentence = $"{winner.ByName} {ProposalText.Past(winner.Verdict)} this {when}. Your answer wasn't used.";
            return new AlreadyDecided(winner.ByName, winner.Verdict, winner.At, sentence);
        }
        var why = current.StatusReason ?? $"It is {Codes.Of(current.Status)}.";
        return new NoLongerOpen(current.Status, $"{why} Your answer wasn't used.");
    }

    /// <summary>The quiet line for the foot of the list: "Approved: Printing › Driver."</summary>
    public static string Sentence(Proposal proposal, Decision decision)
    {
        var suggested = ProposalText.Value(proposal.Action, after: true);
        return decision.Verdict switch
        {
            Verdict.Approve => $"Approved: {suggested}.",
            Verdict.Override =>
                $"Your value: {ProposalText.Value(proposal.Action.With(decision.Value!), after: true)}.",
            Verdict.Reject => $"Rejected: {suggested}.",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "Unknown verdict."),
        };
    }
}

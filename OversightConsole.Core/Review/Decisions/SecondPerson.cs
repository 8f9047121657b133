using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>High risk takes two people: the first approval is an answer only, the second one's makes the decision.</summary>
internal static class SecondPerson
{
    /// <summary>What the first of two people reads on the line.</summary>
    public const string Waits = "Waits for a second person";

    /// <summary>Which of these the person has approved as the first of two, by round.</summary>
    public static async Task<HashSet<(Guid Proposal, int Round)>> ApprovedAsync(
        OversightDbContext db,
        Person by,
        List<Guid> proposals,
        CancellationToken ct
    )
    {
        var rows = await db.Set<Answer>()
            .Where(a => a.PersonId == by.Id && a.Verdict == Verdict.Approve && proposals.Contains(a.ProposalId))
            .Select(a => new { a.ProposalId, a.Round })
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.ProposalId, r.Round))];
    }

    /// <summary>
    /// Null when the approval may become the decision; otherwise what is told the person, and the answer was noted where it
    /// is the first.
    /// </summary>
    public static async Task<DecideOutcome?> AskAsync(
        WriteScope write,
        Person by,
        SeenItem seen,
        Verdict verdict,
        CancellationToken ct
    )
    {
        var proposal = seen.Proposal;
        if (proposal.Risk != RiskTier.High || verdict == Verdict.Reject)
            return null;
        if (verdict == Verdict.Override)
            return new NotAllowed("High risk: approve or reject it as it is.");
        var approvedBy = await write
            .Db.Set<Answer>()
            .Where(a => a.ProposalId == proposal.Id && a.Round == proposal.Round && a.Verdict == Verdict.Approve)
            .Select(a => a.PersonId)
            .ToListAsync(ct);
        if (approvedBy.Exists(p => p != by.Id))
            return null;
        if (approvedBy.Count == 0)
        {
            await DecisionRows.AddFirstAsync(write, by, seen, ct);
            // So that the second person need not wait for the first one's claim to end.
            await write
                .Db.Set<TicketReservation>()
                .Where(c => c.Ticket == proposal.Ticket && c.PersonId == by.Id)
                .ExecuteDeleteAsync(ct);
            return new SecondNeeded("Noted. High risk: a second person must approve it too.");
        }
        return new NotAllowed("You have approved it already. A second person must approve it too.");
    }
}

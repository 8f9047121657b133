using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Evaluation;

/// <summary>Reads what turned out right for an agent's tickets: what people decided, and how they left closed tickets.</summary>
internal sealed class RightAnswers(OversightDbContext db, string agent)
{
    /// <summary>The answer for one ticket, as far as it is known.</summary>
    /// <param name="record">The ticket as it stands.</param>
    /// <param name="except">A version whose own words are not looked at: the challenger's.</param>
    public async Task<RightAnswer> OfAsync(SorRecord record, string? except, CancellationToken ct)
    {
        var ticket = record.Ref;
        var proposals = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Agent == agent && p.Ticket == ticket)
            .Where(p => except == null || p.AgentVersion != except || p.Status != ProposalStatus.Shadowed)
            .ToListAsync(ct);
        // Also one that turned stale: people often do by themselves what it said.
        var said = proposals
            .OrderByDescending(p => p.Status != ProposalStatus.Shadowed)
            .ThenByDescending(p => p.CreatedAt)
            .FirstOrDefault();
        var decision = said is null
            ? null
            : await db.Set<Decision>()
                .AsNoTracking()
                .SingleOrDefaultAsync(d => d.ProposalId == said.Id && d.Round == said.Round, ct);
        return new RightAnswer(said, await RightAsync(record, said, decision, ct));
    }

    private async Task<Func<string, FieldValue?>?> RightAsync(
        SorRecord record,
        Proposal? said,
        Decision? decision,
        CancellationToken ct
    )
    {
        var alone =
            decision?.Kind == DecisionKind.Automatic
            && !await db.Set<ProposalOutcome>()
                .AnyAsync(o => o.ProposalId == said!.Id && o.Kind == OutcomeKind.Contradicted, ct);
        if (alone)
            return null;
        // Text that was written to the thread is not a field one could read off the ticket.
        var isText =
            said?.Action.Target is not null || said?.Action.Changes.Any(c => TicketFields.IsThread(c.Field)) == true;
        if (record.ClosedAt is not null && !isText)
            return field => record[field];
        var right = decision?.Verdict switch
        {
            Verdict.Approve => said!.Action,
            Verdict.Override => said!.Action.With(decision.Value!),
            _ => null,
        };
        return right is null ? null : field => right.Changes.FirstOrDefault(c => c.Field == field)?.After;
    }
}

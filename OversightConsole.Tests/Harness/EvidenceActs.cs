using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Harness;

/// <summary>What befalls suggestions besides answers.</summary>
internal static class EvidenceActs
{
    /// <summary>Every line that waits, in creation order.</summary>
    public static async Task<IReadOnlyList<Line>> OpenLinesAsync(this ReviewHarness harness)
    {
        var rows = await harness.ReadAsync(db =>
            (
                from item in db.Set<ReviewItem>()
                join proposal in db.Set<Proposal>() on item.ProposalId equals proposal.Id
                where proposal.Status == ProposalStatus.Pending
                orderby proposal.Sequence
                select new
                {
                    proposal.Id,
                    Item = item.Id,
                    proposal.Ticket,
                }
            ).ToListAsync()
        );
        return [.. rows.Select(r => new Line(r.Id, r.Item, r.Ticket.Text))];
    }

    /// <summary>People classify the ticket and close it; the agent's suggestion was never looked at.</summary>
    public static async Task CloseAsAsync(this ReviewHarness harness, Line line, string item)
    {
        await harness.ClassifyAsync(line.On, item);
        await harness.CloseAsync(line.On);
    }

    /// <summary>The console finds out about a proposal later.</summary>
    public static async Task FoundAsync(this ReviewHarness harness, Line line, EvidenceResult result)
    {
        var proposal = await harness.ProposalAsync(line.Proposal);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(harness.Time.Now());
        EvidenceLedger.Found(write, proposal, result);
        await write.CommitAsync();
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Queue;

/// <summary>How often an agent was right when it was as sure as now: counted, never estimated.</summary>
internal static class TrackRecord
{
    private const int Fewest = 20;
    private static readonly TimeSpan Looked = TimeSpan.FromDays(90);

    /// <summary>"Said 94%; right 199 of the 212 times it said so.", or null with fewer than twenty decisions.</summary>
    public static async Task<string?> SentenceAsync(
        OversightDbContext db,
        Proposal proposal,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (low, high) = ProposalText.CertaintyBand(proposal.Confidence);
        var since = now - Looked;
        var decided = await (
            from p in db.Set<Proposal>()
            join d in db.Set<Decision>() on new { Id = p.Id, p.Round } equals new { Id = d.ProposalId, d.Round }
            where
                p.Agent == proposal.Agent
                && p.CreatedAt >= since
                && p.Confidence >= low
                && p.Confidence < high
                && d.Kind == DecisionKind.Human
            group d by d.Verdict into g
            select new { Verdict = g.Key, Count = g.Count() }
        ).ToListAsync(ct);
        var all = decided.Sum(d => d.Count);
        if (all < Fewest)
            return null;
        var right = decided.Where(d => d.Verdict == Verdict.Approve).Sum(d => d.Count);
        var said = Math.Round(proposal.Confidence * 100, MidpointRounding.AwayFromZero);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Said {said:0}%; right {right} of the {all} times it was this sure."
        );
    }
}

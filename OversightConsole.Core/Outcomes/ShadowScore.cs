using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>Whether a proposal that nobody saw named the value that people then chose.</summary>
public sealed class ShadowScore
{
    public Guid ProposalId { get; init; }

    public required string Agent { get; init; }

    public required string AgentVersion { get; init; }

    /// <summary>Whether the closed ticket carries exactly the proposed values, in every field.</summary>
    public bool Right { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class ShadowScoreConfiguration : IEntityTypeConfiguration<ShadowScore>
{
    public void Configure(EntityTypeBuilder<ShadowScore> builder)
    {
        builder.ToTable("ShadowScores");
        builder.HasKey(s => s.ProposalId);
        builder.Property(s => s.ProposalId).ValueGeneratedNever();
        builder.Property(s => s.Agent).HasMaxLength(40);
        builder.Property(s => s.AgentVersion).HasMaxLength(60);
        builder.HasIndex(s => new { s.Agent, s.At });
    }
}

/// <summary>Scores shadow proposals against what people did, once their ticket is closed.</summary>
public static class ShadowScoring
{
    /// <summary>Scores what was not scored yet on a closed ticket, in the caller's transaction; returns how many.</summary>
    public static async Task<int> ScoreAsync(
        OversightDbContext db,
        SorRecord closed,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (closed.ClosedAt is null)
            return 0;
        var open = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p =>
                p.Connection == closed.Ref.Connection
                && p.Ticket == closed.Ref.Id
                && p.Status == ProposalStatus.Shadowed
                && !db.Set<ShadowScore>().Any(s => s.ProposalId == p.Id)
            )
            .ToListAsync(ct);
        // Whether a proposed text was right cannot be read off a closed ticket.
        open.RemoveAll(p => p.Action.Target is not null || p.Action.Changes.Any(c => TicketFields.IsThread(c.Field)));
        db.AddRange(
            open.Select(p => new ShadowScore
            {
                ProposalId = p.Id,
                Agent = p.Agent,
                AgentVersion = p.AgentVersion,
                Right = p.Action.Changes.All(c => FieldValue.Same(c.After, closed[c.Field])),
                At = now,
            })
        );
        foreach (var proposal in open)
        {
            // No evidence for promotion; it tells whether critical tickets are found.
            var right = proposal.Action.Changes.Select(c => c with { After = closed[c.Field] }).ToList();
            var ending = proposal.Action.With(right).SameEffect(proposal.Action)
                ? EvidenceEnding.ClosedAsProposed
                : EvidenceEnding.ClosedOtherwise;
            EvidenceLedger.Found(db, proposal, ending, now, right);
        }
        if (open.Count > 0)
            db.Touch(Topic.Fleet);
        return open.Count;
    }
}

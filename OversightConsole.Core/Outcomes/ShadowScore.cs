using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

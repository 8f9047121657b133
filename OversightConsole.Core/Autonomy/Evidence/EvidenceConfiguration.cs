using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Autonomy.Evidence;

internal sealed class EvidenceConfiguration
    : IEntityTypeConfiguration<AgentClaim>,
        IEntityTypeConfiguration<EvidenceEntry>,
        IEntityTypeConfiguration<EvidenceUnit>,
        IEntityTypeConfiguration<IncidentWords>
{
    public void Configure(EntityTypeBuilder<AgentClaim> builder)
    {
        builder.ToTable("AgentClaims");
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(200);
        builder.Property(c => c.Agent).HasMaxLength(40);
        builder.Property(c => c.AgentVersion).HasMaxLength(60);
        builder.Property(c => c.ActionType).HasMaxLength(40);
        builder.Property(c => c.Fields).HasMaxLength(200);
        builder.Ignore(c => c.Family);
        builder.Ignore(c => c.Tally);
        builder.HasIndex(c => new { c.Agent, c.EndedAt });
    }

    public void Configure(EntityTypeBuilder<EvidenceEntry> builder)
    {
        builder.ToTable("EvidenceEntries");
        builder.HasKey(e => new { e.ProposalId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Claim).HasMaxLength(200);
        builder.Property(e => e.ReviewerId).HasMaxLength(100);
        builder.HasIndex(e => new { e.Claim, e.Sequence });
        builder.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<EvidenceUnit> builder)
    {
        builder.ToTable("EvidenceUnits");
        builder.HasKey(u => new { u.Claim, u.Unit });
        builder.Property(u => u.Claim).HasMaxLength(200);
        builder.Property(u => u.Unit).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<IncidentWords> builder)
    {
        builder.ToTable("IncidentWords");
        builder.HasKey(w => w.ProposalId);
        builder.Property(w => w.ProposalId).ValueGeneratedNever();
        builder.Property(w => w.Claim).HasMaxLength(200);
        builder.Property(w => w.Unit).HasMaxLength(60);
        builder
            .Property(w => w.Words)
            .HasConversion(
                words => Pack(words),
                bytes => Unpack(bytes),
                new ValueComparer<int[]>((a, b) => ReferenceEquals(a, b), w => w.Length, w => w)
            );
        builder.HasIndex(w => new { w.Claim, w.At });
    }

    // Little-endian on every machine this runs on; a row from elsewhere would only fail to find copies.
    private static byte[] Pack(int[] words) => MemoryMarshal.AsBytes(words.AsSpan()).ToArray();

    private static int[] Unpack(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();
}

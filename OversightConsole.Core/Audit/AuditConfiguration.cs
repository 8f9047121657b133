using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Audit;

internal sealed class AuditConfiguration
    : IEntityTypeConfiguration<AuditEntry>,
        IEntityTypeConfiguration<AuditText>,
        IEntityTypeConfiguration<AuditHead>,
        IEntityTypeConfiguration<TrailVerdict>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(60);
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.ActorId).HasMaxLength(100);
        builder.Property(e => e.ActorNameHash).HasMaxLength(80);
        builder.Property(e => e.Subject).HasMaxLength(200);
        builder.Property(e => e.Ticket).HasMaxLength(60);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.PreviousHash).HasMaxLength(64);
        builder.Ignore(e => e.Texts);
        builder.Ignore(e => e.ActorName);
        builder.HasIndex(e => e.Subject);
        builder.HasIndex(e => e.Ticket);
        builder.HasIndex(e => new { e.Kind, e.Sequence });
    }

    public void Configure(EntityTypeBuilder<AuditText> builder)
    {
        // No foreign key: what is done to the one table must neither hinder nor change the other.
        builder.ToTable("AuditTexts");
        builder.HasKey(t => new { t.Sequence, t.Field });
        builder.Property(t => t.Field).HasMaxLength(200);
        builder.Property(t => t.Salt).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable(AuditTrail.HeadTable);
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(64);
        // The row is there from the first day, so that locking it always locks something.
        builder.HasData(new AuditHead());
    }

    public void Configure(EntityTypeBuilder<TrailVerdict> builder)
    {
        builder.ToTable("TrailVerdicts");
        builder.Ignore(v => v.IsChainWhole);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.HeadHash).HasMaxLength(64);
        builder.Property(v => v.Reason).HasMaxLength(TrailVerdict.MostReason);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Proposals;

internal sealed class ProposalConfiguration
    : IEntityTypeConfiguration<Proposal>,
        IEntityTypeConfiguration<Answer>,
        IEntityTypeConfiguration<Decision>,
        IEntityTypeConfiguration<Retraction>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Agent).HasMaxLength(40);
        builder.Property(p => p.AgentVersion).HasMaxLength(60);
        builder.Property(p => p.Claim).HasMaxLength(200);
        builder.Property(p => p.Ticket).IsTicket();
        builder.Property(p => p.TicketVersion).HasMaxLength(60);
        builder
            .Property(p => p.Action)
            .HasConversion(StoredJson.Converter<ProposedAction>(), StoredJson.Comparer<ProposedAction>());
        builder
            .Property(p => p.DependsOn)
            .HasConversion(StoredJson.Converter<IReadOnlyList<Fact>>(), StoredJson.Comparer<IReadOnlyList<Fact>>());
        builder
            .Property(p => p.Premises)
            .HasConversion(StoredJson.Converter<IReadOnlyList<Fact>>(), StoredJson.Comparer<IReadOnlyList<Fact>>());
        builder
            .Property(p => p.Explanation)
            .HasConversion(StoredJson.Converter<Explanation>(), StoredJson.Comparer<Explanation>());
        builder
            .Property(p => p.Objections)
            .HasConversion(
                StoredJson.Converter<IReadOnlyList<GateObjection>?>(),
                StoredJson.Comparer<IReadOnlyList<GateObjection>?>()
            );
        builder.Property(p => p.Company).HasMaxLength(60);
        builder.Property(p => p.Unit).HasMaxLength(60);
        builder.Property(p => p.Salt).HasMaxLength(64);
        builder.Property(p => p.ActionHash).HasMaxLength(64);
        builder.Property(p => p.StatusReason).HasMaxLength(ColumnLength.Sentence);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.Written);
        builder.HasIndex(p => new { p.Claim, p.Sequence }).IsUnique();
        builder.HasIndex(p => new { p.Status, p.Ticket });
        builder.HasIndex(p => new { p.Ticket, p.Agent });
        builder.HasIndex(p => new { p.Agent, p.CreatedAt });
        builder.HasIndex(p => p.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.ToTable("Answers");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Item).HasMaxLength(40);
        builder.Property(a => a.PersonId).HasMaxLength(100);
        builder.Property(a => a.PersonName).HasMaxLength(200);
        builder.Property(a => a.Reason).HasMaxLength(40);
        builder
            .Property(a => a.Value)
            .HasConversion(
                StoredJson.Converter<IReadOnlyList<FieldChange>?>(),
                StoredJson.Comparer<IReadOnlyList<FieldChange>?>()
            );
        builder.HasIndex(a => a.ProposalId);
        builder.HasIndex(a => new { a.PersonId, a.At });
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.ById).HasMaxLength(100);
        builder.Property(d => d.ByName).HasMaxLength(200);
        builder.Property(d => d.Reason).HasMaxLength(40);
        builder.Property(d => d.Comment).HasMaxLength(2000);
        builder.Property(d => d.CommentSalt).HasMaxLength(64);
        builder.Property(d => d.ProposalHash).HasMaxLength(64);
        builder
            .Property(d => d.Value)
            .HasConversion(
                StoredJson.Converter<IReadOnlyList<FieldChange>?>(),
                StoredJson.Comparer<IReadOnlyList<FieldChange>?>()
            );
        // The backstop behind the guarded update: two decisions of one round cannot both stand.
        builder.HasIndex(d => new { d.ProposalId, d.Round }).IsUnique();
        builder.HasIndex(d => new { d.ById, d.At });
        builder.HasIndex(d => d.At);
    }

    public void Configure(EntityTypeBuilder<Retraction> builder)
    {
        builder.ToTable("Retractions");
        builder.HasKey(r => r.DecisionId);
        builder.Property(r => r.DecisionId).ValueGeneratedNever();
        builder.Property(r => r.ById).HasMaxLength(100);
        builder.Property(r => r.ByName).HasMaxLength(200);
    }
}

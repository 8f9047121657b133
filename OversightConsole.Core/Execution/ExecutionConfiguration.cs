using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution;

internal sealed class ExecutionConfiguration : IEntityTypeConfiguration<ExecutionIntent>, IEntityTypeConfiguration<Undo>
{
    public void Configure(EntityTypeBuilder<ExecutionIntent> builder)
    {
        builder.ToTable("ExecutionIntents");
        builder.HasKey(i => i.Key);
        builder.Property(i => i.Key).HasMaxLength(60);
        builder.Property(i => i.Agent).HasMaxLength(40);
        builder.Property(i => i.Ticket).IsTicket();
        builder.Property(i => i.Detail).HasMaxLength(1000);
        // A decision has one intent by its key; what undoes it is an intent of its own.
        builder.HasIndex(i => i.DecisionId);
        builder.HasIndex(i => new { i.State, i.NextAt });
        builder.HasIndex(i => i.ProposalId);
    }

    public void Configure(EntityTypeBuilder<Undo> builder)
    {
        builder.ToTable("Undos");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.Agent).HasMaxLength(40);
        builder.Property(u => u.Ticket).IsTicket();
        builder.Property(u => u.ById).HasMaxLength(100);
        builder.Property(u => u.ByName).HasMaxLength(200);
        builder.Property(u => u.Comment).HasMaxLength(2000);
        builder.Property(u => u.CommentSalt).HasMaxLength(64);
        builder.Property(u => u.Detail).HasMaxLength(1000);
        builder
            .Property(u => u.Fields)
            .HasConversion(
                StoredJson.Converter<IReadOnlyList<UndoField>>(),
                StoredJson.Comparer<IReadOnlyList<UndoField>>()
            );
        builder.HasIndex(u => u.ProposalId);
        builder.HasIndex(u => u.FollowedAt);
        builder.HasIndex(u => u.Ticket);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Execution;

internal sealed class ExecutionConfiguration : IEntityTypeConfiguration<ExecutionIntent>
{
    public void Configure(EntityTypeBuilder<ExecutionIntent> builder)
    {
        builder.ToTable("ExecutionIntents");
        builder.HasKey(i => i.Key);
        builder.Property(i => i.Key).HasMaxLength(60);
        builder.Property(i => i.Agent).HasMaxLength(40);
        builder.Property(i => i.Ticket).HasMaxLength(60);
        builder.Property(i => i.Detail).HasMaxLength(1000);
        builder.HasIndex(i => i.DecisionId).IsUnique();
        builder.HasIndex(i => new { i.State, i.NextAt });
        builder.HasIndex(i => i.ProposalId);
    }
}

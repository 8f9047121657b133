using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Autonomy;

internal sealed class AutonomyConfiguration : IEntityTypeConfiguration<AgentSettings>, IEntityTypeConfiguration<Stop>
{
    internal const string SettingsTable = "AgentSettings";

    public void Configure(EntityTypeBuilder<AgentSettings> builder)
    {
        builder.ToTable(SettingsTable);
        builder.HasKey(a => a.Agent);
        builder.Property(a => a.Agent).HasMaxLength(40);
        builder.Property(a => a.ChangedBy).HasMaxLength(200);
        builder.Property(a => a.Reason).HasMaxLength(1000);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Stop> builder)
    {
        builder.ToTable("Stops");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Key).HasMaxLength(60);
        builder.Property(s => s.ByName).HasMaxLength(200);
        builder.Property(s => s.Reason).HasMaxLength(1000);
        builder.HasIndex(s => s.LiftedAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;

namespace OversightConsole.Core.Autonomy;

internal sealed class AutonomyConfiguration
    : IEntityTypeConfiguration<AgentSettings>,
        IEntityTypeConfiguration<Stop>,
        IEntityTypeConfiguration<GrantedPromotion>,
        IEntityTypeConfiguration<Demotion>,
        IEntityTypeConfiguration<Suspension>
{
    internal const string SettingsTable = "AgentSettings";

    public void Configure(EntityTypeBuilder<AgentSettings> builder)
    {
        builder.ToTable(SettingsTable);
        builder.HasKey(a => a.Agent);
        builder.Property(a => a.Agent).HasMaxLength(40);
        builder.Property(a => a.Name).HasMaxLength(80);
        builder.Property(a => a.PromotedClaim).HasMaxLength(200);
        builder.Property(a => a.ChangedBy).HasMaxLength(200);
        builder.Property(a => a.Reason).HasMaxLength(1000);
        builder.Property(a => a.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Stop> builder)
    {
        builder.ToTable("Stops");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Key).HasMaxLength(60);
        builder.Property(s => s.Label).HasMaxLength(200);
        builder.Property(s => s.ByName).HasMaxLength(200);
        builder.Property(s => s.Reason).HasMaxLength(1000);
        builder.HasIndex(s => s.LiftedAt);
    }

    public void Configure(EntityTypeBuilder<GrantedPromotion> builder)
    {
        builder.ToTable("Promotions");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Agent).HasMaxLength(40);
        builder.Property(p => p.Claim).HasMaxLength(200);
        builder.Property(p => p.ById).HasMaxLength(100);
        builder.Property(p => p.ByName).HasMaxLength(200);
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.HasIndex(p => new { p.Agent, p.At });
    }

    public void Configure(EntityTypeBuilder<Demotion> builder)
    {
        builder.ToTable("Demotions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Agent).HasMaxLength(40);
        builder.Property(d => d.Family).HasMaxLength(100);
        builder.Property(d => d.Claim).HasMaxLength(200);
        builder.Property(d => d.ByName).HasMaxLength(200);
        builder.Property(d => d.Reason).HasMaxLength(1000);
        builder.Property(d => d.SeenBy).HasMaxLength(200);
        builder.HasIndex(d => d.Family);
        builder.HasIndex(d => d.SeenAt);
    }

    public void Configure(EntityTypeBuilder<Suspension> builder)
    {
        builder.ToTable("Suspensions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Agent).HasMaxLength(40);
        builder.Property(s => s.Company).HasMaxLength(60);
        builder.Property(s => s.LiftedBy).HasMaxLength(200);
        builder.HasIndex(s => new { s.Agent, s.LiftedAt });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;

namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

internal sealed class CompanyMapping
    : IEntityTypeConfiguration<Company>,
        IEntityTypeConfiguration<Site>,
        IEntityTypeConfiguration<Contact>,
        IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("Companies");
        builder.Property(c => c.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<ServiceLevel>().WithMany().HasForeignKey(c => c.SlaId);
    }

    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("Sites");
        builder.Property(s => s.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Company>().WithMany().HasForeignKey(s => s.CompanyId);
    }

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(c => c.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId);
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId);
        builder.HasIndex(c => c.Email);
    }

    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.Property(a => a.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(a => a.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Company>().WithMany().HasForeignKey(a => a.CompanyId);
        builder.HasOne<ServiceLevel>().WithMany().HasForeignKey(a => a.SlaId);
    }
}

internal sealed class ConfigurationItemMapping
    : IEntityTypeConfiguration<ConfigurationItem>,
        IEntityTypeConfiguration<ConfigurationDependency>,
        IEntityTypeConfiguration<TicketConfiguration>
{
    public void Configure(EntityTypeBuilder<ConfigurationItem> builder)
    {
        builder.ToTable("ConfigurationItems");
        builder.Property(c => c.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId);
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => c.ContactId);
        builder.HasIndex(c => c.MonitoringName);
    }

    public void Configure(EntityTypeBuilder<ConfigurationDependency> builder)
    {
        builder.ToTable("ConfigurationDependencies");
        builder.Property(d => d.Id).HasMaxLength(2 * DeskLengths.Code + 1);
        builder.HasOne<ConfigurationItem>().WithMany().HasForeignKey(d => d.ConfigurationId);
        builder.HasOne<ConfigurationItem>().WithMany().HasForeignKey(d => d.DependentConfigurationId);
        builder.HasOne<Site>().WithMany().HasForeignKey(d => d.DependentSiteId);
    }

    public void Configure(EntityTypeBuilder<TicketConfiguration> builder)
    {
        builder.ToTable("TicketConfigurations");
        builder.HasKey(c => new { c.TicketId, c.ConfigurationId });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(c => c.TicketId);
        builder.HasOne<ConfigurationItem>().WithMany().HasForeignKey(c => c.ConfigurationId);
    }
}

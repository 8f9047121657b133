using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;

namespace OversightConsole.Core.ServiceDesk.Embedded.Tickets;

/// <summary>
/// A ticket's references carry no foreign keys: they are checked against the directory in the same transaction, and bulk
/// creation must not pay for a dozen look-ups a row.
/// </summary>
internal sealed class TicketMapping : IEntityTypeConfiguration<Ticket>
{
    public const int SummaryLength = 300;

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("Tickets");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.Summary).HasMaxLength(SummaryLength);
        builder.Property(t => t.Source).HasMaxLength(40);
        builder.Property(t => t.SenderAddress).HasMaxLength(320);
        builder.Property(t => t.ExternalKey).HasMaxLength(DeskLengths.Name);
        foreach (var reference in References)
            builder.Property(reference).HasMaxLength(DeskLengths.Code);
        builder.HasIndex(t => new { t.IsClosed, t.DueAt });
        builder.HasIndex(t => new { t.IsClosed, t.LastChange });
        builder.HasIndex(t => t.LastChange);
        builder.HasIndex(t => new { t.CompanyId, t.OpenedAt });
        builder.HasIndex(t => t.OpenedAt);
        builder.HasIndex(t => t.SenderAddress);
        builder.HasIndex(t => t.ParentId);
        builder.HasIndex(t => t.ExternalKey).IsUnique();
    }

    private static readonly string[] References =
    [
        nameof(Ticket.BoardId),
        nameof(Ticket.StatusId),
        nameof(Ticket.TypeId),
        nameof(Ticket.SubtypeId),
        nameof(Ticket.ItemId),
        nameof(Ticket.CompanyId),
        nameof(Ticket.SiteId),
        nameof(Ticket.ContactId),
        nameof(Ticket.AgreementId),
        nameof(Ticket.PriorityId),
        nameof(Ticket.TeamId),
        nameof(Ticket.OwnerId),
    ];
}

internal sealed class ThreadMapping
    : IEntityTypeConfiguration<TicketNote>,
        IEntityTypeConfiguration<TicketChange>,
        IEntityTypeConfiguration<AppliedCommand>
{
    public void Configure(EntityTypeBuilder<TicketNote> builder)
    {
        builder.ToTable("TicketNotes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.ById).HasMaxLength(DeskLengths.Name);
        builder.Property(n => n.ByName).HasMaxLength(DeskLengths.Name);
        builder.Ignore(n => n.By);
        builder.HasIndex(n => n.TicketId);
    }

    public void Configure(EntityTypeBuilder<TicketChange> builder)
    {
        builder.ToTable("TicketChanges");
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.Property(c => c.ById).HasMaxLength(DeskLengths.Name);
        builder.Property(c => c.ByName).HasMaxLength(DeskLengths.Name);
        builder.Property(c => c.Field).HasMaxLength(40);
        builder.Property(c => c.IdempotencyKey).HasMaxLength(DeskLengths.Name);
        builder.Ignore(c => c.By).Ignore(c => c.Before).Ignore(c => c.After);
        builder.HasIndex(c => c.TicketId);
    }

    public void Configure(EntityTypeBuilder<AppliedCommand> builder)
    {
        builder.ToTable("AppliedCommands");
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(DeskLengths.Name);
    }
}

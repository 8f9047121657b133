using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

internal sealed class ReviewConfiguration
    : IEntityTypeConfiguration<ReviewItem>,
        IEntityTypeConfiguration<ItemShown>,
        IEntityTypeConfiguration<TicketReservation>,
        IEntityTypeConfiguration<QueuedTicket>
{
    public void Configure(EntityTypeBuilder<ReviewItem> builder)
    {
        builder.ToTable("ReviewItems");
        builder.Property(i => i.Id).HasMaxLength(40);
        builder.Property(i => i.Ticket).IsTicket();
        builder.HasIndex(i => i.ProposalId);
        builder.HasIndex(i => i.Ticket);
    }

    public void Configure(EntityTypeBuilder<ItemShown> builder)
    {
        builder.ToTable("ItemsShown");
        builder.HasKey(s => new { s.Item, s.PersonId });
        builder.Property(s => s.Item).HasMaxLength(40);
        builder.Property(s => s.PersonId).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<TicketReservation> builder)
    {
        builder.ToTable("TicketClaims");
        builder.HasKey(c => c.Ticket);
        builder.Property(c => c.Ticket).IsTicket();
        builder.Property(c => c.PersonId).HasMaxLength(100);
        builder.Property(c => c.PersonName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<QueuedTicket> builder)
    {
        builder.ToTable("QueuedTickets");
        builder.HasKey(t => t.Ticket);
        builder.Property(t => t.Ticket).IsTicket();
        builder.Property(t => t.Subject).HasMaxLength(ColumnLength.Sentence);
        builder.Property(t => t.Company).HasMaxLength(ColumnLength.Name);
        builder.Property(t => t.Folded).HasMaxLength(800);
        builder.Property(t => t.Contact).HasMaxLength(ColumnLength.Name);
        builder.HasIndex(t => t.DueAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>A ticket that agents have not come to, because more came than they could look at.</summary>
public sealed class WaitingTicket
{
    public required SorRef Ticket { get; init; }

    /// <summary>Its priority when it changed, 1 is the most urgent; the least urgent where the desk did not say.</summary>
    public int Level { get; set; }

    /// <summary>The instant of the last change.</summary>
    public DateTimeOffset At { get; set; }
}

internal sealed class WaitingTicketConfiguration : IEntityTypeConfiguration<WaitingTicket>
{
    public void Configure(EntityTypeBuilder<WaitingTicket> builder)
    {
        builder.ToTable("WaitingTickets");
        builder.HasKey(t => t.Ticket);
        builder.Property(t => t.Ticket).IsTicket();
        builder.HasIndex(t => new { t.Level, t.At });
    }
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>How a table names a ticket: in one column, so that keys, indexes and comparisons are those of one value.</summary>
internal static class TicketColumn
{
    private const int Longest = 101;

    private static readonly ValueConverter<SorRef, string> Converter = new(
        ticket => ticket.Text,
        text => SorRef.ParseTicket(text)
    );

    /// <summary>Stores the ticket as <see cref="SorRef.Text"/>.</summary>
    public static PropertyBuilder<SorRef> IsTicket(this PropertyBuilder<SorRef> property) =>
        property.HasConversion(Converter).HasMaxLength(Longest);
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

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

    /// <summary>Those of the rows whose ticket lies on one of the connections, told by <see cref="SorRef.Text"/> as the column has it.</summary>
    /// <param name="text">The row's ticket column as text: <c>r => (string)(object)r.Ticket</c>.</param>
    public static IQueryable<T> On<T>(
        this IQueryable<T> rows,
        IEnumerable<string> connections,
        Expression<Func<T, string>> text
    )
    {
        var all = connections.ToList();
        var parts = all.Select(c => Call(nameof(string.StartsWith), $"{c}{SorRef.Colon}")).ToList();
        if (all.Contains(SorRef.Own))
            parts.Add(Expression.Not(Call(nameof(string.Contains), $"{SorRef.Colon}")));
        var any = parts.Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<T, bool>>(any, text.Parameters));

        Expression Call(string method, string with) =>
            Expression.Call(text.Body, typeof(string).GetMethod(method, [typeof(string)])!, Expression.Constant(with));
    }
}

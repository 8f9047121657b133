using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>Compares a ticket with an earlier one of the same customer.</summary>
public static class DuplicatePair
{
    /// <summary>Older ones are told apart by people: the same trouble again is not the same ticket.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>So many, the most alike, are looked at closely.</summary>
    public const int Candidates = 15;

    /// <summary>So many of the customer's tickets, the newest, tell which words are rare.</summary>
    public const int Background = 100;

    /// <summary>The earlier tickets that could be the same matter, with their numbers; most alike first.</summary>
    /// <param name="ticket">The one asked about.</param>
    /// <param name="others">The customer's other tickets, each with its compared text.</param>
    public static IReadOnlyList<(NearTicket Ticket, IReadOnlyList<double> Numbers)> Of(
        (NearTicket Ticket, ComparedText Text) ticket,
        IReadOnlyList<(NearTicket Ticket, ComparedText Text)> others
    )
    {
        var comparison = new Comparison([.. others.Select(o => o.Text)]);
        return
        [
            .. comparison
                .Nearest(ticket.Text, Candidates, i => IsEarlier(others[i].Ticket, ticket.Ticket))
                .Select(c =>
                    (
                        others[c.Place].Ticket,
                        (IReadOnlyList<double>)[.. c.Numbers, .. Facts(ticket.Ticket, others[c.Place].Ticket)]
                    )
                ),
        ];
    }

    /// <summary>A ticket with what it is compared by.</summary>
    public static (NearTicket Ticket, ComparedText Text) Read(NearTicket ticket) =>
        (ticket, new ComparedText(ticket.Summary, ticket.Text));

    /// <summary>Whether the other came before, lately enough, from the same customer.</summary>
    public static bool IsEarlier(NearTicket other, NearTicket ticket) =>
        other.Company == ticket.Company
        && other.Number != ticket.Number
        && ticket.OpenedAt - other.OpenedAt <= Longest
        && (
            other.OpenedAt < ticket.OpenedAt
            || (other.OpenedAt == ticket.OpenedAt && Order(other.Number, ticket.Number) < 0)
        );

    private static double[] Facts(NearTicket a, NearTicket b) =>
        [
            Same(a.Contact, b.Contact),
            Same(a.Site, b.Site),
            a.Source == b.Source ? 1 : 0,
            1 / (1 + (a.OpenedAt - b.OpenedAt).TotalMinutes / 10),
            1 / (1 + (a.OpenedAt - b.OpenedAt).TotalHours / 4),
        ];

    private static double Same(string? a, string? b) => a is not null && a == b ? 1 : 0;

    // Numbers count up, other desks' keys may not be numbers.
    private static int Order(string a, string b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
}

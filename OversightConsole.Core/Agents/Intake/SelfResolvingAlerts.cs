using System.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>How earlier alerts with the same message ended.</summary>
/// <param name="Healed">The number of earlier alerts that closed without anybody's work.</param>
/// <param name="Worked">The number of earlier alerts that somebody worked on.</param>
/// <param name="Last">The newest that healed itself; null when none did.</param>
internal sealed record SelfResolvingAlerts(int Healed, int Worked, NearTicket? Last)
{
    /// <summary>How likely it heals itself again, by Laplace's rule of succession.</summary>
    public double Chance => (Healed + 1.0) / (Healed + Worked + 2.0);

    /// <summary>Looks among the customer's other tickets.</summary>
    public static SelfResolvingAlerts Of(TicketView view)
    {
        var own = Signature(view.Text.Summary, view.Text.Description);
        var like = view
            .Around.SameCustomer.Where(t =>
                t.Source.Kind == TicketSourceKind.Monitoring && Signature(t.Summary, t.Text) == own
            )
            .ToList();
        var healed = like.Where(WasSetAside).ToList();
        // One that is still open and that nobody has sorted tells nothing yet.
        var worked = like.Count(t => t.ClosedAt is not null && !WasSetAside(t));
        return new SelfResolvingAlerts(healed.Count, worked, healed.FirstOrDefault());

        bool WasSetAside(NearTicket ticket) => view.Catalog.SetAsideIn(ticket.Status) != SetAside.No;
    }

    /// <summary>The message without what differs from one time to the next: times, counters, numbers.</summary>
    private static string Signature(string title, string text)
    {
        var signature = new StringBuilder();
        var cut = text.Length > 900 ? text[..900] : text;
        var inWord = false;
        foreach (var letter in $"{title}\n{cut}")
        {
            if (char.IsLetter(letter))
            {
                signature.Append(char.ToLowerInvariant(letter));
                inWord = true;
            }
            else if (inWord && char.IsDigit(letter) || letter == '-' && inWord)
                signature.Append(letter);
            else
            {
                if (inWord)
                    signature.Append(' ');
                inWord = false;
            }
        }
        return signature.ToString();
    }
}

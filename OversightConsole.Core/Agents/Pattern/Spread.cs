using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>The same class at several customers within hours.</summary>
/// <param name="Customers">The number of other customers that have the same problem.</param>
/// <param name="Looked">The number of other customers that wrote at all.</param>
/// <param name="Coincidence">The chance of so many by coincidence, 0–1.</param>
public sealed record Spread(int Customers, int Looked, double Coincidence)
{
    private const int FewestOthers = 2;

    /// <summary>Looks at all customers' tickets of the last hours; null where it is nothing unusual.</summary>
    public static Spread? Of(
        NearTicket ticket,
        IReadOnlyList<NearTicket> lately,
        PatternKnowledge knowledge,
        Func<NearTicket, string?> classOf
    )
    {
        var leaf = ticket.Class!;
        var share = knowledge.Share(ticket, leaf);
        var others = lately
            .Where(o => o.OpenedAt <= ticket.OpenedAt && o.Company != ticket.Company && o.Parent is null)
            .Where(o => Recurrences.IsAlert(o) == Recurrences.IsAlert(ticket))
            .GroupBy(o => o.Company)
            .Select(g => (Count: g.Count(), HasIt: g.Any(o => classOf(o) == leaf)))
            .ToList();
        var with = others.Count(o => o.HasIt);
        if (with < FewestOthers)
            return null;
        var coincidence = Binomial.AtLeast(with, [.. others.Select(o => 1 - Math.Pow(1 - share, o.Count))]);
        return coincidence <= Recurrences.FalseAlarms / Recurrences.Questions
            ? new Spread(with, others.Count, coincidence)
            : null;
    }
}

using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Generator.Weighing;

/// <summary>
/// What one ticket alone does not tell: the third of a kind from one site within ninety minutes is the site's trouble, and
/// the dispatcher raises its impact.
/// </summary>
public static class SiteTrouble
{
    private const int FewestOthers = 2;
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(90);

    /// <summary>The same tickets, oldest first, with that weighed; alerts of a storm are one trouble and left alone.</summary>
    public static IEnumerable<DemoTicket> Weigh(IEnumerable<DemoTicket> tickets)
    {
        var before = new Dictionary<(string?, string), List<DateTimeOffset>>();
        foreach (var ticket in tickets)
        {
            if (ticket.Storm is not null || ticket.SiteId is null)
            {
                yield return ticket;
                continue;
            }
            var key = (ticket.SiteId, ticket.True.Code);
            if (!before.TryGetValue(key, out var times))
                before[key] = times = [];
            times.RemoveAll(t => ticket.OpenedAt - t > Together);
            yield return times.Count >= FewestOthers ? Raised(ticket) : ticket;
            times.Add(ticket.OpenedAt);
        }
    }

    private static DemoTicket Raised(DemoTicket ticket)
    {
        var raised = Degrees.Up(ticket.Right.Impact);
        return ticket with
        {
            Right = (raised, ticket.Right.Urgency),
            Impact = ticket.Impact == ticket.Right.Impact ? raised : ticket.Impact,
        };
    }
}

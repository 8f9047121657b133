using System.Globalization;
using System.Text.RegularExpressions;
using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>A switch fails and monitoring writes the same thing many times within minutes: one parent, the rest children.</summary>
public sealed partial class AlertStorms(int seed, Bookings bookings)
{
    /// <summary>About one storm in twelve days.</summary>
    public IEnumerable<DemoTicket> Write(ArrivalTimes times, int days)
    {
        var random = DemoRandom.For(seed, "storms");
        var companies = DemoWorld.Instance.Companies;
        for (var storm = 1; storm <= Math.Max(1, days / 12); storm++)
        {
            var company = random.Pick(companies);
            var start = times.DrawAlert(random, "alert/network/down");
            var first = Monitoring.Write(random, bookings, company, "alert/network/down", start);
            var count = random.Between(5, 11);
            for (var i = 0; i < count; i++)
            {
                var at = start.AddSeconds(i * random.Between(15, 40));
                yield return first with
                {
                    Summary = Again(random, first.Summary, first.OpenedAt, at),
                    Body = Again(random, first.Body, first.OpenedAt, at),
                    OpenedAt = at,
                    ClosedAt = first.ClosedAt > at ? first.ClosedAt : at.AddMinutes(30),
                    Storm = string.Create(CultureInfo.InvariantCulture, $"storm-{storm:00}"),
                };
            }
        }
    }

    /// <summary>The same message about another port a moment later.</summary>
    private static string Again(DemoRandom random, string text, DateTimeOffset first, DateTimeOffset at)
    {
        var port = random.Between(1, 48).ToString(CultureInfo.InvariantCulture);
        return Port().Replace(text, port).Replace(Sender.Stamp(first), Sender.Stamp(at), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?<=Ethernet1/0/|Gi1/0/|ifIndex )\d+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Port();
}

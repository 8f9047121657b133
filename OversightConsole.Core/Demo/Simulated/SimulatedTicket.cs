using System.Globalization;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Simulated;

/// <summary>
/// A line report that only the simulated agents read. Its right impact and urgency stand in plain words in its text, so
/// that anybody can check an answer; the newer form words them otherwise, and that is what the drifting agent misreads.
/// </summary>
internal static class SimulatedTicket
{
    /// <summary>How it comes in; agents of the desk leave it alone.</summary>
    public static readonly string Source = TicketSource.Simulation.Code;

    private const string OldForm = "Affected: ";
    private const string NewForm = "Reach of the fault: ";
    private const string Needed = "Needed: ";

    private static readonly (Degree Degree, string Words)[] Reach =
    [
        (Degree.Low, "one desk"),
        (Degree.High, "the whole site"),
    ];

    private static readonly (Degree Degree, string Words)[] Haste =
    [
        (Degree.Low, "this week"),
        (Degree.High, "at once"),
    ];

    private static readonly string[] Devices = ["switch", "router", "gateway", "uplink", "radio", "modem", "bridge"];
    private static readonly string[] Signs = ["loses frames", "retrains", "drops pings", "resets", "jitters", "stalls"];

    /// <summary>The report with that number; each has words of its own, so that no two are copies.</summary>
    /// <param name="isNewForm">Whether it is worded in the newer way.</param>
    public static NewTicket Write(int seed, int number, bool isNewForm, DateTimeOffset at)
    {
        var random = DemoRandom.For(seed, string.Create(CultureInfo.InvariantCulture, $"line report {number}"));
        var company = random.Pick(DemoWorld.Instance.Companies);
        var device = $"{random.Pick(Devices)}-{Serial(random)}";
        var reach = random.Pick(Reach).Words;
        var text = string.Join(
            '\n',
            $"{device} {random.Pick(Signs)} near {Serial(random)}, {random.Pick(Signs)} towards {Serial(random)}.",
            (isNewForm ? NewForm : OldForm) + reach,
            Needed + random.Pick(Haste).Words,
            $"Log {Serial(random)} {Serial(random)} {Serial(random)}, probe {Serial(random)}"
        );
        return new NewTicket
        {
            Summary = $"Line report {number}: {device}",
            Description = text,
            Source = Source,
            OpenedAt = at,
            ExternalKey = string.Create(CultureInfo.InvariantCulture, $"demo/line-{number:00000}"),
            Fields =
            [
                SetField.To(TicketFields.Board, "alerts"),
                SetField.To(TicketFields.Company, company.Id),
                SetField.To(TicketFields.Type, "alert"),
                SetField.To(TicketFields.Subtype, "alert/network"),
                SetField.To(TicketFields.Item, "alert/network/latency"),
            ],
        };
    }

    /// <summary>What stands in the text for the field; null where it says nothing.</summary>
    public static Degree? Truth(string description, string field) =>
        field switch
        {
            TicketFields.Impact => Read(description, OldForm, Reach) ?? Read(description, NewForm, Reach),
            TicketFields.Urgency => Read(description, Needed, Haste),
            _ => null,
        };

    /// <summary>Whether the report is worded in the newer way.</summary>
    public static bool IsNewForm(string description) => description.Contains(NewForm, StringComparison.Ordinal);

    private static Degree? Read(string text, string label, (Degree Degree, string Words)[] words)
    {
        foreach (var line in text.Split('\n'))
        foreach (var (degree, said) in words)
            if (line == label + said)
                return degree;
        return null;
    }

    private static string Serial(DemoRandom random) =>
        (random.Next() % 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture);
}

using System.Globalization;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Fleet;

/// <summary>How the fleet's pages say things.</summary>
internal static class FleetWords
{
    /// <summary>What the agent works on, in a few words.</summary>
    public static string Does(string agent) =>
        agent switch
        {
            "intake" => "Noise and thanks",
            "company" => "Sender to company",
            "contact" => "Sender to person",
            "duplicate" => "Links copies",
            "classification" => "Category and type",
            "priority" => "Impact and urgency",
            "agreement" => "Contract and billing",
            "assignment" => "Team and technician",
            "pattern" => "Linked incidents",
            "summary" => "Hand-over notes",
            "resolution" => "Reply and close",
            "security" => "Containment",
            "oversight" => "Watches the others",
            _ when AgentOrder.IsSimulated(agent) => "Known accuracy",
            _ => "",
        };

    /// <summary>What it does when it works alone, and whether that can be put back.</summary>
    public static string Alone(string agent) =>
        agent switch
        {
            "classification" =>
                "Alone it sets board, type, subtype and item; each can be put back. It sends nothing to customers.",
            _ when AgentOrder.IsSimulated(agent) => "It is simulated: its accuracy is known beforehand.",
            _ => "What it writes alone can be undone where the service desk allows it.",
        };

    public static string Mode(AgentMode mode) =>
        mode switch
        {
            AgentMode.Off => "Off",
            AgentMode.Shadow => "Shadow",
            AgentMode.Suggest => "Suggest",
            AgentMode.Autonomous => "Auto",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };

    /// <summary>"12 Jan", with the year where it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at, DeskZone zone, DateTimeOffset now) =>
        Day(Date(at, zone), Date(now, zone));

    public static DateOnly Date(DateTimeOffset at, DeskZone zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone.Zone).DateTime);

    /// <summary>A target, without the decimal that it mostly has not: "97%".</summary>
    public static string Target(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"One in ten".</summary>
    public static string OneIn(double share) =>
        Math.Abs(share - 0.1) < 1e-9 ? "One in ten" : $"{Target(share)} of what it would do";

    /// <summary>The fleet in one sentence; simulated agents are told apart.</summary>
    public static string Summary(IReadOnlyList<AgentStanding> agents)
    {
        var real = agents.Where(a => !AgentOrder.IsSimulated(a.Agent)).ToList();
        var simulated = agents.Count - real.Count;
        List<string> parts =
        [
            .. new (AgentMode Mode, string One, string More)[]
            {
                (AgentMode.Autonomous, "works alone", "work alone"),
                (AgentMode.Suggest, "suggests", "suggest"),
                (AgentMode.Shadow, "shadows", "shadow"),
                (AgentMode.Off, "is off", "are off"),
            }
                .Select(m => (Count: real.Count(a => a.Mode == m.Mode), m.One, m.More))
                .Where(m => m.Count > 0)
                .Select(m => $"{m.Count} {(m.Count == 1 ? m.One : m.More)}"),
        ];
        if (simulated > 0)
            parts.Add($"{simulated} simulated");
        return string.Join(", ", parts) + ".";
    }

    /// <summary>What the alarm of an agent says to people.</summary>
    public static string Drifting(string agent) =>
        $"{Wording.Agent(agent)} is drifting: everything it would do alone is asked now.";
}

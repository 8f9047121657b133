using System.Globalization;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Fleet;

/// <summary>How the fleet's pages say things.</summary>
internal static class FleetText
{
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

    /// <summary>A reason of the gate, in a few words.</summary>
    public static string Objection(ObjectionReason reason) =>
        reason switch
        {
            ObjectionReason.BelowFloor => "Below its floor",
            ObjectionReason.NotPromoted => "Not what was promoted",
            ObjectionReason.NeverAlone => "Never works alone",
            ObjectionReason.PersonDecides => "Drawn for an audit",
            ObjectionReason.WaitsForPremise => "Waits for something else",
            ObjectionReason.HighRisk => "High risk",
            ObjectionReason.SuspiciousText => "Suspicious text",
            ObjectionReason.CatalogMissing => "Service desk not known",
            ObjectionReason.CustomerMissing => "No customer",
            ObjectionReason.CustomerUnknown => "Unknown customer",
            ObjectionReason.CustomerForbids => "The customer's terms",
            ObjectionReason.TrailNotIntact => "Trail not checked",
            ObjectionReason.TrailDisagrees => "Trail disagrees",
            ObjectionReason.Stopped => "Stopped",
            ObjectionReason.Suspended => "Suspended after an error",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
        };

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share in words: "One in ten".</summary>
    public static string OneIn(double share) =>
        Math.Abs(share - 0.1) < 1e-9 ? "One in ten" : $"{Target(share)} of what it would do";

    /// <summary>The fleet in one sentence; simulated agents are told apart.</summary>
    public static string Summary(IReadOnlyList<AgentStatus> agents, AgentRegister register)
    {
        var real = agents.Where(a => !register[a.Agent].IsSimulated).ToList();
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

    /// <summary>What the alarm of the agent with that name says to people.</summary>
    public static string Drifting(string name) => $"{name} is drifting: everything it would do alone is asked now.";
}

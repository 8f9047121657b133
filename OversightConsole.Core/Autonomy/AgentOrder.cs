namespace OversightConsole.Core.Autonomy;

/// <summary>The order in which agents are shown: that of their keys in the contract, unknown ones next, simulated ones last.</summary>
public static class AgentOrder
{
    private const string Simulated = "simulated-";

    private static readonly string[] Known =
    [
        "intake",
        "company",
        "contact",
        "duplicate",
        "classification",
        "priority",
        "agreement",
        "assignment",
        "pattern",
        "summary",
        "resolution",
        "security",
        "oversight",
    ];

    /// <summary>Whether this agent only exists to show how measuring works.</summary>
    public static bool IsSimulated(string agent) => agent.StartsWith(Simulated, StringComparison.Ordinal);

    /// <summary>Its place.</summary>
    public static int Of(string agent)
    {
        if (IsSimulated(agent))
            return Known.Length + 1;
        var place = Array.IndexOf(Known, agent);
        return place < 0 ? Known.Length : place;
    }
}

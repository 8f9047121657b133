using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Agent;

/// <summary>Reads all that an agent's page shows, one after the other, so that a page takes one connection.</summary>
public sealed class AgentInsightsReader(
    FleetReader fleet,
    AccuracyHistory history,
    CalibrationReader certainty,
    ConfusionReader corrections,
    AgentHistoryReader reader,
    AgentVersions versions,
    ObjectionReader objections
)
{
    /// <summary>Null when no such agent is installed.</summary>
    public async Task<AgentInsights?> ReadAsync(string agent, CancellationToken ct = default) =>
        await fleet.FindAsync(agent, ct) is { } current
            ? new AgentInsights(
                current,
                await history.ReadAsync(agent, ct),
                await certainty.ReadAsync(agent, ct),
                await corrections.ReadAsync(agent, ct),
                await reader.ReadAsync(agent, ct),
                await versions.ListAsync(agent, ct),
                await objections.ReadAsync(agent, ct)
            )
            : null;
}

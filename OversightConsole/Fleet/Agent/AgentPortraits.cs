using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Agent;

/// <summary>Reads it; one after the other, so that a page takes one connection.</summary>
public sealed class AgentPortraits(
    FleetReader fleet,
    AccuracyHistory history,
    CertaintyReader certainty,
    CorrectionReader corrections,
    AgentRecord record,
    AgentVersions versions
)
{
    /// <summary>Null when no such agent is installed.</summary>
    public async Task<AgentPortrait?> ReadAsync(string agent, CancellationToken ct = default) =>
        await fleet.FindAsync(agent, ct) is { } standing
            ? new AgentPortrait(
                standing,
                await history.ReadAsync(agent, ct),
                await certainty.ReadAsync(agent, ct),
                await corrections.ReadAsync(agent, ct),
                await record.ReadAsync(agent, ct),
                await versions.ListAsync(agent, ct)
            )
            : null;
}

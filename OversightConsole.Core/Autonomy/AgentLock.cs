using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy;

/// <summary>
/// The lock that everything about one agent's autonomy goes through: claiming for execution, stopping, entering evidence,
/// promoting, stepping back. On SQLite the write gate does it.
/// </summary>
public static class AgentLock
{
    /// <summary>Holds the agent's row until the transaction ends. Who takes several takes them in key order.</summary>
    public static Task TakeAsync(OversightDbContext db, string agent, CancellationToken ct) =>
        db.LockRowAsync(AutonomyConfiguration.SettingsTable, nameof(AgentSettings.Agent), agent, ct);
}

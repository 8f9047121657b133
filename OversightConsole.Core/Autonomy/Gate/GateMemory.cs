using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>
/// What the gate read for the tickets that are worked on in one transaction: it asks the same of the database for every
/// proposal, and a backlog makes hundreds of them. Never kept beyond the transaction; an agent that acts alone has its
/// settings read anew each time, because someone may just have stopped it.
/// </summary>
public sealed class GateMemory
{
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claims = new(StringComparer.Ordinal);
    private readonly HashSet<string> _desks = new(StringComparer.Ordinal);
    private Dictionary<string, AgentSettings>? _settings;

    internal IncidentMemory Incidents { get; } = new();

    /// <summary>A part of the transaction was taken back: what was kept may not be so, all is read again.</summary>
    public void Forget()
    {
        _sequences.Clear();
        _claims.Clear();
        _desks.Clear();
        _settings = null;
        Incidents.Forget();
    }

    internal async Task<IReadOnlyDictionary<string, AgentSettings>> SettingsAsync(
        OversightDbContext db,
        CancellationToken ct
    ) => _settings ??= await db.Set<AgentSettings>().AsNoTracking().ToDictionaryAsync(a => a.Agent, ct);

    /// <summary>Whether this is the transaction's first proposal on a ticket of that desk.</summary>
    internal bool IsFirst(string connection) => _desks.Add(connection);

    internal bool IsOpened(string claim) => _claims.Contains(claim);

    internal void Opened(string claim) => _claims.Add(claim);

    /// <summary>The last number given in a claim; null where it is not known.</summary>
    internal long? LastOf(string claim) => _sequences.TryGetValue(claim, out var last) ? last : null;

    internal void Gave(string claim, long sequence) => _sequences[claim] = sequence;
}

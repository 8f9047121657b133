using OversightConsole.Core.ServiceDesk.Connections;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>
/// The seam to a service desk. Agents, Pipeline, Execution and Outcomes see only this; what lies behind (the embedded
/// desk, Request Tracker, ConnectWise) is nobody's business. <see cref="ApplyAsync"/> is called by Execution's executor
/// alone.
/// </summary>
public interface ISystemOfRecord
{
    /// <summary>The connection's name in a <see cref="SorRef"/>; of several desks, the first one's.</summary>
    string Connection { get; }

    /// <summary>
    /// The desks whose tickets agents work on, each with a catalogue and a change feed of its own. What is asked here
    /// without a record (catalogue, search, feed) the first one answers.
    /// </summary>
    IReadOnlyList<ISystemOfRecord> Desks => [this];

    /// <summary>The desk of a connection; null when no such desk is connected.</summary>
    ISystemOfRecord? FindDesk(string connection) => Desks.FirstOrDefault(d => d.Connection == connection);

    /// <summary>The desk of a connection.</summary>
    /// <exception cref="InvalidOperationException">No such desk is connected.</exception>
    ISystemOfRecord Desk(string connection) =>
        FindDesk(connection) ?? throw new InvalidOperationException(ConnectionNames.NotConnected(connection));

    /// <summary>Whether a system is connected under that name, a desk or what agents contain.</summary>
    bool IsConnected(string connection) => FindDesk(connection) is not null;

    /// <summary>What this desk can promise; from configuration and a probe at start. Of several desks, the first one's.</summary>
    SorCapabilities Capabilities { get; }

    /// <summary>What the system of a connection can promise; nothing when none is connected.</summary>
    SorCapabilities CapabilitiesOf(string connection) => connection == Connection ? Capabilities : SorCapabilities.None;

    /// <summary>Boards, statuses, types, priorities, people, companies, agreements: what values are valid now.</summary>
    Task<SorCatalog> DescribeAsync(CancellationToken ct);

    /// <summary>The catalogues of those of the connections whose desks are connected.</summary>
    async Task<IReadOnlyDictionary<string, SorCatalog>> DescribeAsync(
        IEnumerable<string> connections,
        CancellationToken ct
    )
    {
        var catalogs = new Dictionary<string, SorCatalog>(StringComparer.Ordinal);
        foreach (var connection in connections.Distinct())
            if (FindDesk(connection) is { } one)
                catalogs[connection] = await one.DescribeAsync(ct);
        return catalogs;
    }

    /// <summary>One record as it stands, or null when it does not exist.</summary>
    Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct);

    /// <summary>Those of the tickets that exist, each as it stands.</summary>
    Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    );

    /// <summary>
    /// What changed on one record since it was opened, oldest first, as far as the desk keeps it; empty where it keeps none.
    /// </summary>
    Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct);

    /// <summary>
    /// A page of records, newest change last unless the query asks for it first; <paramref name="cursor"/> null starts at
    /// the beginning.
    /// </summary>
    Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct);

    /// <summary>
    /// Carries out one approved command, once per idempotency key; compares the expected values first and reads back
    /// afterwards. Never throws for what the desk answered: that is an outcome.
    /// </summary>
    Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct);

    /// <summary>
    /// What surrounds a ticket, as far as the desk can tell; what it cannot tell is empty, and agents go without.
    /// </summary>
    Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct);

    /// <summary>What changed since <paramref name="cursor"/> (null: from the beginning), oldest first, at least once.</summary>
    Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct);
}

/// <summary>What a system of record can promise; what is missing is never assumed.</summary>
[Flags]
public enum SorCapabilities
{
    /// <summary>Nothing beyond reading and writing.</summary>
    None = 0,

    /// <summary>Compares and writes in one step.</summary>
    AtomicPrecondition = 1,

    /// <summary>Versions only grow.</summary>
    VersionMonotonic = 2,

    /// <summary>All fields of a command are written or none.</summary>
    MultiFieldAtomic = 4,

    /// <summary>Remembers the idempotency key with the write.</summary>
    ExternalKey = 16,

    /// <summary>The change feed misses nothing and repeats nothing.</summary>
    ExactChangeFeed = 32,
}

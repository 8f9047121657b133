using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Harness;

/// <summary>The connected desks, with what came to them written down and a way to let them fail around a write.</summary>
internal sealed class WatchedDesk(RoutedSystemOfRecord desk) : ISystemOfRecord
{
    private readonly List<SorCommand> _sent = [];
    private SorCapabilities? _promised;

    /// <summary>Stands in for the desk's own write, which it may call or not.</summary>
    public Func<SorCommand, Func<Task<SorOutcome>>, Task<SorOutcome>>? Around { get; set; }

    /// <summary>Called before a record is read; may throw.</summary>
    public Action<SorRef>? BeforeGet { get; set; }

    /// <summary>Called before the first desk tells of its changes or describes itself; may throw.</summary>
    public Action? BeforeAnswer { get; set; }

    public string Connection => desk.Connection;

    /// <summary>Itself in the place of the first one, so that what is asked of that desk is watched too.</summary>
    public IReadOnlyList<ISystemOfRecord> Desks => [this, .. desk.Desks.Skip(1)];

    /// <summary>What the first desk promises; a test may take it from all of them.</summary>
    public SorCapabilities Capabilities
    {
        get => _promised ?? desk.Capabilities;
        set => _promised = value;
    }

    public SorCapabilities CapabilitiesOf(string connection) => _promised ?? desk.CapabilitiesOf(connection);

    public bool IsConnected(string connection) => desk.IsConnected(connection);

    public IReadOnlyList<SorCommand> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    public Task<SorCatalog> DescribeAsync(CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        return desk.DescribeAsync(ct);
    }

    public Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct)
    {
        BeforeGet?.Invoke(id);
        return desk.GetAsync(id, ct);
    }

    public async Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        var records = new Dictionary<SorRef, SorRecord>();
        foreach (var ticket in tickets)
            if (await GetAsync(ticket, ct) is { } record)
                records.Add(ticket, record);
        return records;
    }

    public Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct) => desk.HistoryAsync(id, ct);

    public Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct) =>
        desk.FindAsync(query, cursor, ct);

    public Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct)
    {
        lock (_sent)
            _sent.Add(command);
        return Around is { } around ? around(command, Write) : Write();

        Task<SorOutcome> Write() => desk.ApplyAsync(command, ct);
    }

    public Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct) => desk.AroundAsync(around, ct);

    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        return desk.ChangesAsync(cursor, max, ct);
    }
}

using OversightConsole.Core.ServiceDesk.Connections;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>Every registered system behind one seam: a record's connection says where it lies.</summary>
public sealed class RoutedSystemOfRecord : ISystemOfRecord
{
    private readonly Dictionary<string, IConnectedSystem> _systems;
    private readonly IReadOnlyList<IConnectedSystem> _others;

    /// <summary>Routes to <paramref name="systems"/>; the first desk among them answers what is asked without a record.</summary>
    /// <exception cref="InvalidOperationException">
    /// Two have the same connection, one has a name that no ticket could carry, or none is a desk.
    /// </exception>
    public RoutedSystemOfRecord(IEnumerable<IConnectedSystem> systems)
    {
        var all = systems.ToList();
        if (ConnectionNames.WhatIsWrong([.. all.Select(s => s.Connection)]) is { } wrong)
            throw new InvalidOperationException(wrong);
        _systems = all.ToDictionary(s => s.Connection, StringComparer.Ordinal);
        _others = [.. all.Where(s => !s.HasTickets)];
        Desks = [.. all.Where(s => s.HasTickets)];
        if (Desks.Count == 0)
            throw new InvalidOperationException("No desk is connected; register one.");
    }

    /// <inheritdoc />
    public IReadOnlyList<ISystemOfRecord> Desks { get; }

    /// <inheritdoc />
    public string Connection => First.Connection;

    /// <inheritdoc />
    public SorCapabilities Capabilities => First.Capabilities;

    /// <inheritdoc />
    public SorCapabilities CapabilitiesOf(string connection) =>
        _systems.TryGetValue(connection, out var system) ? system.Capabilities : SorCapabilities.None;

    /// <inheritdoc />
    public bool IsConnected(string connection) => _systems.ContainsKey(connection);

    private ISystemOfRecord First => Desks[0];

    /// <inheritdoc />
    public Task<SorCatalog> DescribeAsync(CancellationToken ct) => First.DescribeAsync(ct);

    /// <inheritdoc />
    public async Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct) =>
        _systems.TryGetValue(id.Connection, out var system) ? await system.GetAsync(id, ct) : null;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        var found = new Dictionary<SorRef, SorRecord>();
        foreach (var there in tickets.GroupBy(t => t.Connection))
            if (_systems.TryGetValue(there.Key, out var system))
                foreach (var (id, record) in await system.GetManyAsync([.. there], ct))
                    found.Add(id, record);
        return found;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct) =>
        _systems.TryGetValue(id.Connection, out var system) ? await system.HistoryAsync(id, ct) : [];

    /// <inheritdoc />
    public Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct) =>
        First.FindAsync(query, cursor, ct);

    /// <inheritdoc />
    public async Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct) =>
        _systems.TryGetValue(command.Target.Connection, out var system)
            ? await system.ApplyAsync(command, ct)
            : new Refused([ConnectionNames.NotConnected(command.Target.Connection)]);

    /// <inheritdoc />
    public async Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct)
    {
        var surroundings = _systems.TryGetValue(around.Ticket.Connection, out var desk)
            ? await desk.AroundAsync(around, ct)
            : SorSurroundings.Nothing;
        if (!around.Parts.HasFlag(AroundParts.Contained))
            return surroundings;
        foreach (var other in _others)
        {
            var there = await other.AroundAsync(around, ct);
            surroundings = surroundings with { Contained = [.. surroundings.Contained, .. there.Contained] };
        }
        return surroundings;
    }

    /// <inheritdoc />
    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct) =>
        First.ChangesAsync(cursor, max, ct);
}

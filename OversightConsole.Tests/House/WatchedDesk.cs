using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Tests.House;

/// <summary>The embedded desk, with what came to it written down and a way to let it fail around its write.</summary>
internal sealed class WatchedDesk(RoutedSystemOfRecord desk) : ISystemOfRecord
{
    private readonly List<SorCommand> _sent = [];

    /// <summary>Stands in for the desk's own write, which it may call or not.</summary>
    public Func<SorCommand, Func<Task<SorOutcome>>, Task<SorOutcome>>? Around { get; set; }

    /// <summary>Called before a record is read; may throw.</summary>
    public Action<SorRef>? BeforeGet { get; set; }

    public string Connection => desk.Connection;

    public SorCapabilities Capabilities { get; set; } = desk.Capabilities;

    public IReadOnlyList<SorCommand> Sent
    {
        get
        {
            lock (_sent)
                return [.. _sent];
        }
    }

    public Task<SorCatalog> DescribeAsync(CancellationToken ct) => desk.DescribeAsync(ct);

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

    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct) =>
        desk.ChangesAsync(cursor, max, ct);
}

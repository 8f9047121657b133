namespace OversightConsole.Core.ServiceDesk;

/// <summary>
/// The desk and what is contained elsewhere, behind one seam: a record's connection says where it lies. Everything that is
/// about tickets is the desk's.
/// </summary>
public sealed class RoutedSystemOfRecord(EmbeddedSystemOfRecord desk, SimulatedDirectory directory) : ISystemOfRecord
{
    /// <inheritdoc />
    public SorCapabilities Capabilities => desk.Capabilities;

    /// <inheritdoc />
    public Task<SorCatalog> DescribeAsync(CancellationToken ct) => desk.DescribeAsync(ct);

    /// <inheritdoc />
    public Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct) =>
        IsContained(id) ? directory.GetAsync(id, ct) : desk.GetAsync(id, ct);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    ) => desk.GetManyAsync(tickets, ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct) =>
        IsContained(id) ? directory.HistoryAsync(id, ct) : desk.HistoryAsync(id, ct);

    /// <inheritdoc />
    public Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct) =>
        desk.FindAsync(query, cursor, ct);

    /// <inheritdoc />
    public Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct) =>
        IsContained(command.Target) ? directory.WriteAsync(command, ct) : desk.WriteAsync(command, ct);

    /// <inheritdoc />
    public async Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct)
    {
        var surroundings = await desk.AroundAsync(around, ct);
        return around.Parts.HasFlag(AroundParts.Contained) && around.Company is { } company
            ? surroundings with
            {
                Contained = await directory.TouchedAsync(company, ct),
            }
            : surroundings;
    }

    /// <inheritdoc />
    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct) =>
        desk.ChangesAsync(cursor, max, ct);

    private static bool IsContained(SorRef id) => id.Connection == ContainmentFields.Connection;
}

namespace OversightConsole.Core.ServiceDesk;

/// <summary>
/// The catalogues of several desks, by connection. Names, labels and valid values of a ticket come from the catalogue of
/// the desk that the ticket lies on: two desks may use one id for different things.
/// </summary>
public sealed class DeskCatalogs
{
    private readonly Dictionary<string, SorCatalog> _known = new(StringComparer.Ordinal);

    /// <summary>The connections whose catalogues are known, in the order in which the desks are registered.</summary>
    public IReadOnlyCollection<string> Connections => _known.Keys;

    /// <summary>Whether a name must say which desk it is of.</summary>
    public bool AreSeveral => _known.Count > 1;

    /// <summary>Asks every desk.</summary>
    public static Task<DeskCatalogs> OfAllAsync(ISystemOfRecord desk, CancellationToken ct) =>
        OfAsync(desk, desk.Desks.Select(d => d.Connection), ct);

    /// <summary>Asks the desks that the tickets lie on, and no other.</summary>
    public static Task<DeskCatalogs> OfAsync(ISystemOfRecord desk, IEnumerable<SorRef> tickets, CancellationToken ct) =>
        OfAsync(desk, tickets.Select(t => t.Connection), ct);

    /// <summary>One desk's catalogue that is known already.</summary>
    public static DeskCatalogs Of(string connection, SorCatalog catalog)
    {
        var catalogs = new DeskCatalogs();
        catalogs._known.Add(connection, catalog);
        return catalogs;
    }

    /// <summary>Asks the desks that the tickets lie on as well, unless they were asked before.</summary>
    public async Task AddAsync(ISystemOfRecord desk, IEnumerable<SorRef> tickets, CancellationToken ct) =>
        await AddAsync(desk, tickets.Select(t => t.Connection), ct);

    /// <summary>The catalogue of the desk that the ticket lies on; it offers nothing where that desk was not asked.</summary>
    public SorCatalog Of(SorRef ticket) => Of(ticket.Connection);

    /// <summary>The catalogue of a connection; it offers nothing where that desk was not asked.</summary>
    public SorCatalog Of(string connection) => _known.GetValueOrDefault(connection, SorCatalog.Empty);

    /// <summary>A name as a list of all desks shows it: with its connection where there are several.</summary>
    public string Named(string connection, string name) => AreSeveral ? $"{name} ({connection})" : name;

    /// <summary>
    /// Values of all desks to choose from, each id once, named as <see cref="Named"/>. An id that several desks use is one
    /// choice with the names of all, because what is chosen is kept by id and holds on each of them.
    /// </summary>
    public IReadOnlyList<FieldValue> Choices(Func<SorCatalog, IEnumerable<FieldValue>> of) =>
        [
            .. _known
                .SelectMany(k => of(k.Value).DistinctBy(v => v.Id).Select(v => v with { Name = Named(k.Key, v.Name) }))
                .GroupBy(v => v.Id)
                .Select(g => new FieldValue(g.Key, string.Join(", ", g.Select(v => v.Name)))),
        ];

    private static async Task<DeskCatalogs> OfAsync(
        ISystemOfRecord desk,
        IEnumerable<string> connections,
        CancellationToken ct
    )
    {
        var catalogs = new DeskCatalogs();
        await catalogs.AddAsync(desk, connections, ct);
        return catalogs;
    }

    private async Task AddAsync(ISystemOfRecord desk, IEnumerable<string> connections, CancellationToken ct)
    {
        var asked = connections.ToHashSet(StringComparer.Ordinal);
        // A desk that is not connected any more has tickets in reports of the past; nobody names their values.
        foreach (var one in desk.Desks.Where(d => asked.Contains(d.Connection)))
            if (!_known.ContainsKey(one.Connection))
                _known.Add(one.Connection, await one.DescribeAsync(ct));
    }
}

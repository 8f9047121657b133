using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Connections;

/// <summary>
/// The catalogues of several desks, by connection. Names, labels and valid values of a ticket come from the catalogue of
/// the desk that the ticket lies on: two desks may use one id for different things.
/// </summary>
public sealed class DeskCatalogs
{
    private readonly Dictionary<string, SorCatalog> _known = new(StringComparer.Ordinal);
    private bool _lackOthers;

    /// <summary>The connections whose catalogues are known, in the order in which the desks are registered.</summary>
    public IReadOnlyCollection<string> Connections => _known.Keys;

    /// <summary>Whether a name must say which desk it is of.</summary>
    public bool AreSeveral => _known.Count > 1 || _lackOthers;

    /// <summary>Asks every desk; throws when one does not answer, because a figure must not lack a desk unseen.</summary>
    public static Task<DeskCatalogs> OfAllAsync(ISystemOfRecord desk, CancellationToken ct) =>
        OfAsync(desk, desk.Desks.Select(d => d.Connection), ct);

    /// <summary>Asks the desks that answer, for what can do without the values of the others.</summary>
    public static Task<DeskCatalogs> OfAnsweringAsync(DeskHealth desks, CancellationToken ct) =>
        OfAnsweringAsync(desks, _ => true, ct);

    /// <summary>Asks those of the desks that the tickets lie on and that answer; the values of the others stay ids.</summary>
    public static Task<DeskCatalogs> OfAnsweringAsync(
        DeskHealth desks,
        IEnumerable<SorRef> tickets,
        CancellationToken ct
    )
    {
        var connections = tickets.Select(t => t.Connection).ToHashSet(StringComparer.Ordinal);
        return OfAnsweringAsync(desks, connections.Contains, ct);
    }

    /// <summary>Asks the desks that the tickets lie on, and no other; throws as <see cref="OfAllAsync"/>.</summary>
    public static Task<DeskCatalogs> OfAsync(ISystemOfRecord desk, IEnumerable<SorRef> tickets, CancellationToken ct) =>
        OfAsync(desk, tickets.Select(t => t.Connection), ct);

    /// <summary>Catalogues that are known already, by connection.</summary>
    public static DeskCatalogs Of(IReadOnlyDictionary<string, SorCatalog> known)
    {
        var catalogs = new DeskCatalogs();
        foreach (var (connection, catalog) in known)
            catalogs._known.Add(connection, catalog);
        return catalogs;
    }

    /// <summary>The catalogue of one desk.</summary>
    public static DeskCatalogs Of(string connection, SorCatalog catalog) =>
        Of(new Dictionary<string, SorCatalog> { [connection] = catalog });

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
    /// Values of all desks to choose from, each in one word (<see cref="SorRef.Word"/>) and named as <see cref="Named"/>.
    /// </summary>
    public IReadOnlyList<FieldValue> Choices(Func<SorCatalog, IEnumerable<FieldValue>> of) =>
        [
            .. _known.SelectMany(k =>
                of(k.Value)
                    .DistinctBy(v => v.Id)
                    .Select(v => new FieldValue(SorRef.Word(k.Key, v.Id), Named(k.Key, v.Name)))
            ),
        ];

    private static async Task<DeskCatalogs> OfAnsweringAsync(
        DeskHealth desks,
        Func<string, bool> isAsked,
        CancellationToken ct
    )
    {
        var catalogs = new DeskCatalogs();
        foreach (var one in desks.Answering.Where(d => isAsked(d.Connection)))
            if (await desks.TryAsync(one, () => one.DescribeAsync(ct), ct) is { } catalog)
                catalogs._known.Add(one.Connection, catalog);
        catalogs._lackOthers = desks.Silent.Any(isAsked);
        return catalogs;
    }

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
        foreach (var (connection, catalog) in await desk.DescribeAsync(connections.Except(_known.Keys), ct))
            _known.Add(connection, catalog);
    }
}

using System.Collections.Frozen;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.ServiceLevels;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Directory;

/// <summary>
/// Everything a ticket can refer to, read once per configuration stamp and never changed: boards, classes, priorities,
/// SLAs, people, companies with their sites, contacts and agreements.
/// </summary>
public sealed class DeskDirectory
{
    internal DeskDirectory(DirectoryRows rows, DeskZone zone, DeskPolicy policy)
    {
        (Zone, Policy) = (zone, policy);
        Boards = [.. rows.Boards.OrderBy(b => b.Sort)];
        Statuses = rows.Statuses.OrderBy(s => s.Sort).ToLookup(s => s.BoardId);
        Classes = rows.Classes.ToFrozenDictionary(c => c.Id);
        BoardClasses = rows.BoardClasses.ToLookup(c => c.BoardId);
        Priorities = [.. rows.Priorities.OrderBy(p => p.Level)];
        Companies = rows.Companies.ToFrozenDictionary(c => c.Id);
        Sites = rows.Sites.ToFrozenDictionary(s => s.Id);
        Contacts = rows.Contacts.ToFrozenDictionary(c => c.Id);
        Agreements = rows.Agreements.ToFrozenDictionary(a => a.Id);
        Members = rows.Members.ToFrozenDictionary(m => m.Id);
        Teams = [.. rows.Teams.OrderBy(t => t.Sort)];
        Rules = [.. rows.Rules.Where(r => r.IsEnabled).OrderBy(r => r.Sort)];
        CatchAll = rows.Companies.Single(c => c.IsCatchAll);
        _boards = Boards.ToFrozenDictionary(b => b.Id);
        _statuses = rows.Statuses.ToFrozenDictionary(s => (s.BoardId, s.Id));
        _priorities = Priorities.ToFrozenDictionary(p => p.Id);
        _teams = Teams.ToFrozenDictionary(t => t.Id);
        _grid = rows.Grid.ToFrozenDictionary(c => (c.Impact, c.Urgency), c => c.PriorityId);
        _valid = rows.BoardClasses.SelectMany(Prefixes).ToFrozenSet();
        _slas = rows.Slas.ToFrozenDictionary(s => s.Id);
        _defaultSla = rows.Slas.FirstOrDefault(s => s.IsDefault)?.Id;
        _targets = rows.Targets.ToFrozenDictionary(t => (t.SlaId, t.PriorityId));
        _hours = rows.Calendars.ToFrozenDictionary(c => c.Id, c => c.OpenIn(rows.Hours, zone.Zone));
        Catalog = CatalogBuilder.Build(this, rows);
    }

    private readonly FrozenDictionary<string, Board> _boards;
    private readonly FrozenDictionary<(string, string), BoardStatus> _statuses;
    private readonly FrozenDictionary<string, Priority> _priorities;
    private readonly FrozenDictionary<string, Team> _teams;
    private readonly FrozenDictionary<(Degree, Degree), string> _grid;
    private readonly FrozenSet<(string, string, string?, string?)> _valid;
    private readonly FrozenDictionary<string, ServiceLevel> _slas;
    private readonly string? _defaultSla;
    private readonly FrozenDictionary<(string, string), ServiceLevelTarget> _targets;
    private readonly FrozenDictionary<string, WorkingTime> _hours;

    /// <summary>The desk's zone.</summary>
    public DeskZone Zone { get; }

    /// <summary>What the desk lets agents do.</summary>
    public DeskPolicy Policy { get; }

    /// <summary>Boards in their order; a new ticket starts on the first.</summary>
    public IReadOnlyList<Board> Boards { get; }

    /// <summary>Statuses of a board in their order.</summary>
    public ILookup<string, BoardStatus> Statuses { get; }

    /// <summary>Types, subtypes and items by code.</summary>
    public IReadOnlyDictionary<string, TicketClass> Classes { get; }

    /// <summary>The valid type → subtype → item rows of a board.</summary>
    public ILookup<string, BoardClass> BoardClasses { get; }

    /// <summary>Priorities, the most urgent first.</summary>
    public IReadOnlyList<Priority> Priorities { get; }
    public IReadOnlyDictionary<string, Company> Companies { get; }
    public IReadOnlyDictionary<string, Site> Sites { get; }
    public IReadOnlyDictionary<string, Contact> Contacts { get; }
    public IReadOnlyDictionary<string, Agreement> Agreements { get; }
    public IReadOnlyDictionary<string, Member> Members { get; }
    public IReadOnlyList<Team> Teams { get; }

    /// <summary>Enabled workflow rules in the order they fire.</summary>
    public IReadOnlyList<WorkflowRule> Rules { get; }

    /// <summary>Where tickets lie whose customer nobody knows yet.</summary>
    public Company CatchAll { get; }

    /// <summary>The same as other parts of the console see it.</summary>
    public SorCatalog Catalog { get; }

    /// <summary>The board with that code, or null.</summary>
    public Board? Board(string? id) => id is null ? null : _boards.GetValueOrDefault(id);

    /// <summary>The status of that board, or null.</summary>
    public BoardStatus? Status(string board, string? id) =>
        id is null ? null : _statuses.GetValueOrDefault((board, id));

    /// <summary>The priority with that code, or null.</summary>
    public Priority? Priority(string? id) => id is null ? null : _priorities.GetValueOrDefault(id);

    /// <summary>The team with that code, or null.</summary>
    public Team? Team(string? id) => id is null ? null : _teams.GetValueOrDefault(id);

    /// <summary>The priority the grid gives.</summary>
    public string GridPriority(Degree impact, Degree urgency) => _grid[(impact, urgency)];

    /// <summary>Whether the class may stand on the board, down to where it is given.</summary>
    public bool IsValidClass(string board, string? type, string? subtype, string? item) =>
        type is null ? subtype is null && item is null : _valid.Contains((board, type, subtype, item));

    /// <summary>What the ticket is promised: by its agreement, else its company, else the desk's default.</summary>
    internal ServiceLevelTerms? Terms(Ticket ticket)
    {
        var sla =
            (ticket.AgreementId is { } a ? Agreements.GetValueOrDefault(a)?.SlaId : null)
            ?? Companies.GetValueOrDefault(ticket.CompanyId)?.SlaId
            ?? _defaultSla;
        return sla is null
            ? null
            : new ServiceLevelTerms(
                _hours[_slas[sla].CalendarId],
                _targets.GetValueOrDefault((sla, ticket.PriorityId))
            );
    }

    /// <summary>The hours of a calendar, for example a member's; null when there is no such calendar.</summary>
    public WorkingTime? HoursOf(string? calendar) => calendar is null ? null : _hours.GetValueOrDefault(calendar);

    private static IEnumerable<(string, string, string?, string?)> Prefixes(BoardClass row) =>
        [
            (row.BoardId, row.TypeId, null, null),
            (row.BoardId, row.TypeId, row.SubtypeId, null),
            (row.BoardId, row.TypeId, row.SubtypeId, row.ItemId),
        ];
}

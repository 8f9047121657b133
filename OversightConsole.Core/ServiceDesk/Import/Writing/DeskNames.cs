using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;

namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>
/// Finds what an imported name means on the desk, and adds boards, classes and companies the desk does not know. Classes
/// are only ever added to boards that an import made: on the desk's own boards a class that is not valid rejects its row.
/// </summary>
internal sealed class DeskNames
{
    /// <summary>The board of rows that name none; a board added for a name has it as a prefix.</summary>
    public const string ImportedBoard = "imported";

    /// <summary>The closing status of boards an import makes.</summary>
    public const string ClosedStatus = "closed";

    /// <summary>Labels that are really free text would fill the desk with thousands of types; this says so instead.</summary>
    public const string ClassesFull =
        "this import already added as many boards and classes as Import:MaxNewClasses allows; is the right column mapped?";

    /// <inheritdoc cref="ClassesFull"/>
    public const string CompaniesFull =
        "this import already added as many companies as Import:MaxNewCompanies allows; is the right column mapped?";

    private int _classesLeft;
    private int _companiesLeft;
    private readonly DeskDirectory _desk;
    private readonly Dictionary<string, string> _boards = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _companies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _classNames = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Board, string Path), string?[]> _classes = [];
    private readonly HashSet<string> _companyIds = new(StringComparer.OrdinalIgnoreCase);

    public DeskNames(DeskDirectory desk)
    {
        _desk = desk;
        foreach (var board in desk.Boards)
        {
            _boards.TryAdd(board.Name, board.Id);
            foreach (var row in desk.BoardClasses[board.Id])
                Know(row);
        }
        foreach (var (id, found) in desk.Classes)
            _classNames[id] = found.Name;
        foreach (var company in desk.Companies.Values)
        {
            _companyIds.Add(company.Id);
            _companies.TryAdd(company.Name, company.Id);
        }
    }

    /// <summary>Rows to be added to the desk for what was asked so far.</summary>
    public List<object> Added { get; } = [];

    public int AddedClasses { get; private set; }
    public int AddedCompanies { get; private set; }

    /// <summary>Whether an import made that board, and may add classes to it.</summary>
    public static bool IsImported(string board) =>
        board == ImportedBoard || board.StartsWith(ImportedBoard + "-", StringComparison.Ordinal);

    /// <summary>Starts a batch: how many classes (with boards) and companies may still be added.</summary>
    public void Allow(int classes, int companies)
    {
        (_classesLeft, _companiesLeft) = (classes, companies);
        (AddedClasses, AddedCompanies) = (0, 0);
        Added.Clear();
    }

    public bool Knows(DeskDirectory desk) => ReferenceEquals(desk, _desk);

    /// <summary>The board's id; null where it would be one too many.</summary>
    public string? Board(string? name)
    {
        name ??= "Imported";
        if (_boards.TryGetValue(name, out var id))
            return id;
        if (_boards.ContainsValue(name))
            return name;
        if (AddedClasses >= _classesLeft)
            return null;
        id = name == "Imported" ? ImportedBoard : Unique($"{ImportedBoard}-{Slug(name)}", name, _boards.ContainsValue);
        _boards[name] = id;
        AddedClasses++;
        Added.Add(
            new Board
            {
                Id = id,
                Name = name,
                Sort = 1000,
            }
        );
        Added.Add(Status(id, "new", "New", ServiceLevelStage.Respond, 1));
        Added.Add(Status(id, "in-progress", "In progress", ServiceLevelStage.Resolve, 2));
        Added.Add(Status(id, ClosedStatus, "Closed", ServiceLevelStage.Resolved, 3));
        return id;
    }

    /// <summary>Type, subtype and item by name on a board; null where it is not valid there and may not be added.</summary>
    public string?[]? Class(string board, string type, string? subtype, string? item)
    {
        if (_classes.TryGetValue((board, PathOf(type, subtype, item)), out var found))
            return found;
        if (!IsImported(board) || AddedClasses >= _classesLeft)
            return null;
        // The desk wants a subtype in every row of a board's hierarchy, even where tickets carry none.
        var typeId = ClassId(null, type);
        var subtypeId = ClassId(typeId, subtype ?? "General");
        var itemId = item is null ? null : ClassId(subtypeId, item);
        var row = new BoardClass
        {
            BoardId = board,
            LeafId = itemId ?? subtypeId,
            TypeId = typeId,
            SubtypeId = subtypeId,
            ItemId = itemId,
        };
        Added.Add(row);
        AddedClasses++;
        Know(row);
        return _classes[(board, PathOf(type, subtype, item))];
    }

    /// <summary>The company's id; null where it would be one too many.</summary>
    public string? Company(string name)
    {
        if (_companies.TryGetValue(name, out var id))
            return id;
        if (_companyIds.Contains(name))
            return _desk.Companies.Keys.First(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
        if (AddedCompanies >= _companiesLeft)
            return null;
        id = Unique(Slug(name), name, _companyIds.Contains);
        _companyIds.Add(id);
        _companies[name] = id;
        AddedCompanies++;
        Added.Add(new Company { Id = id, Name = name });
        return id;
    }

    private void Know(BoardClass row)
    {
        var type = NameOf(row.TypeId);
        var subtype = NameOf(row.SubtypeId);
        _classes[(row.BoardId, PathOf(type, null, null))] = [row.TypeId, null, null];
        _classes[(row.BoardId, PathOf(type, subtype, null))] = [row.TypeId, row.SubtypeId, null];
        if (row.ItemId is not null)
            _classes[(row.BoardId, PathOf(type, subtype, NameOf(row.ItemId)))] =
            [
                row.TypeId,
                row.SubtypeId,
                row.ItemId,
            ];
    }

    private string NameOf(string id) => _classNames.GetValueOrDefault(id) ?? _desk.Classes[id].Name;

    private string ClassId(string? parent, string name)
    {
        var path = parent is null ? "" : parent + "/";
        var id = path + Slug(name);
        if (
            _classNames.TryGetValue(id, out var known)
            && !string.Equals(known, name, StringComparison.OrdinalIgnoreCase)
        )
            id = $"{path}{Slug(name, 24)}-{Short(name)}";
        if (_classNames.TryAdd(id, name))
            Added.Add(new TicketClass { Id = id, Name = name });
        return id;
    }

    private static BoardStatus Status(string board, string id, string name, ServiceLevelStage stage, int sort) =>
        new()
        {
            BoardId = board,
            Id = id,
            Name = name,
            Stage = stage,
            Sort = sort,
            IsClosed = stage == ServiceLevelStage.Resolved,
        };

    private static string PathOf(string type, string? subtype, string? item) =>
        string.Join('\n', new[] { type, subtype, item }.OfType<string>()).ToUpperInvariant();

    private static string Unique(string id, string name, Func<string, bool> taken) =>
        taken(id) ? $"{id}-{Short(name)}" : id;

    /// <summary>Three levels of a class must fit a code's 120 characters.</summary>
    private static string Slug(string name, int longest = 34)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? Short(name)
            : text.Length <= longest ? text
            : $"{text[..(longest - 9)].Trim('-')}-{Short(name)}";
    }

    private static string Short(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())))[..8];
}

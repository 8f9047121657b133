using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Hygiene;

/// <summary>Finds where one desk's own books are unclear.</summary>
internal sealed class HygieneDesk(DeskCatalogs catalogs, string connection)
{
    private const int MostExamples = 3;

    /// <summary>One pair of tickets is a slip; more are a habit.</summary>
    private const int FewestTwins = 2;

    private static readonly string[] Fields =
    [
        TicketFields.Company,
        TicketFields.Contact,
        TicketFields.Agreement,
        TicketFields.Type,
        TicketFields.Subtype,
        TicketFields.Item,
        TicketFields.Owner,
    ];

    private readonly SorCatalog _catalog = catalogs.Of(connection);
    private readonly Dictionary<string, ClassValues> _known = ClassLabel.Valid(catalogs.Of(connection));

    /// <summary>The report of this desk's closed tickets.</summary>
    public HygieneReport Of(IReadOnlyList<SorRecord> closed, CancellationToken ct)
    {
        var classed = closed.Where(r => ClassLabel.Of(r) is not null).ToList();
        var pairs = LikeTickets.Find(classed, ct);
        return new HygieneReport(
            classed.Count,
            pairs.Count,
            pairs.Count(p => ClassLabel.Of(p.One) == ClassLabel.Of(p.Other)),
            Disagreements(pairs),
            Unused(classed),
            Empty(closed)
        );
    }

    private IReadOnlyList<Disagreement> Disagreements(IReadOnlyList<LikePair> pairs)
    {
        var touching = pairs
            .SelectMany(p => new[] { ClassLabel.Of(p.One)!, ClassLabel.Of(p.Other)! }.Distinct())
            .CountBy(l => l)
            .ToDictionary();
        return
        [
            .. pairs
                .Where(p => ClassLabel.Of(p.One) != ClassLabel.Of(p.Other))
                .GroupBy(Labels)
                .Where(g => g.Count() >= FewestTwins)
                .Select(g => Of(g.Key, [.. g], touching)),
        ];
    }

    private Disagreement Of((string One, string Other) labels, List<LikePair> split, Dictionary<string, int> touching)
    {
        // Pairs that touch either, those between them counted once.
        var either = touching[labels.One] + touching[labels.Other] - split.Count;
        return new Disagreement(
            Name(labels.One),
            Name(labels.Other),
            split.Count,
            split.Count / (double)either,
            split.Count(p =>
                p.One[TicketFields.Owner] is { } owner && FieldValue.Same(owner, p.Other[TicketFields.Owner])
            ),
            [.. split.Take(MostExamples).Select(p => (p.One.Ref.Text, p.Other.Ref.Text))]
        );
    }

    private static (string One, string Other) Labels(LikePair pair)
    {
        var (a, b) = (ClassLabel.Of(pair.One)!, ClassLabel.Of(pair.Other)!);
        return string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
    }

    private string Name(string label) =>
        _known.TryGetValue(label, out var values)
            ? $"{values.Path} ({Board(values.Board)})"
            : catalogs.Named(connection, "a category that is gone");

    private string Board(FieldValue board) => catalogs.AreSeveral ? $"{board.Name}, {connection}" : board.Name;

    /// <summary>What stands on no closed ticket of any board; where else it would be valid makes no difference.</summary>
    private IReadOnlyList<UnusedClass> Unused(IReadOnlyList<SorRecord> closed)
    {
        var used = closed.Select(r => (r[TicketFields.Subtype]?.Id, r[TicketFields.Item]?.Id)).ToHashSet();
        return
        [
            .. _catalog
                .Boards.SelectMany(b =>
                    b.Classes.Select(c => (Board: catalogs.Named(connection, b.Value.Name), Class: c))
                )
                .Where(c => !used.Contains((c.Class.Subtype.Id, c.Class.Item?.Id)))
                .GroupBy(c => c.Class)
                .Select(g => new UnusedClass(
                    string.Join(
                        " › ",
                        new[] { g.Key.Type, g.Key.Subtype, g.Key.Item }.OfType<FieldValue>().Select(v => v.Name)
                    ),
                    [.. g.Select(c => c.Board)]
                )),
        ];
    }

    private IReadOnlyList<EmptyField> Empty(IReadOnlyList<SorRecord> closed)
    {
        var withItems = _catalog
            .Boards.SelectMany(b => b.Classes.Where(c => c.Item is not null).Select(c => (b.Value.Id, c.Subtype.Id)))
            .ToHashSet();
        return
        [
            .. Fields
                .Select(f => (Field: f, Count: closed.Count(r => IsEmpty(r, f))))
                .Where(f => f.Count > 0)
                .Select(f => new EmptyField(f.Field, f.Count, f.Count / (double)closed.Count)),
        ];

        bool IsEmpty(SorRecord record, string field) =>
            field switch
            {
                TicketFields.Company => _catalog.IsCatchAll(record[field]),
                // Not every subtype has items below it.
                TicketFields.Item => record[field] is null
                    && withItems.Contains(
                        (record[TicketFields.Board]?.Id ?? "", record[TicketFields.Subtype]?.Id ?? "")
                    ),
                _ => record[field] is null,
            };
    }
}

using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Reports.Hygiene;

/// <summary>Reads where the desk's own books are unclear.</summary>
public sealed class HygieneReader(AgentTraining training, ISystemOfRecord desk)
{
    private const int MostDisagreements = 30;
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

    /// <summary>Reads the newest closed tickets; takes some seconds.</summary>
    public async Task<HygieneReport> ReadAsync(CancellationToken ct = default)
    {
        var catalog = await desk.DescribeAsync(ct);
        var closed = (await training.LessonsAsync(null, ct)).Select(l => l.Record).ToList();
        return await Task.Run(() => Of(closed, catalog, ct), ct);
    }

    internal static HygieneReport Of(IReadOnlyList<SorRecord> closed, SorCatalog catalog, CancellationToken ct)
    {
        var known = ClassLabel.Valid(catalog);
        var classed = closed.Where(r => ClassLabel.Of(r) is not null).ToList();
        var pairs = LikeTickets.Find(classed, ct);
        return new HygieneReport(
            classed.Count,
            pairs.Count,
            pairs.Count(p => ClassLabel.Of(p.One) == ClassLabel.Of(p.Other)),
            Disagreements(pairs, known),
            Unused(classed, catalog),
            Empty(closed, catalog)
        );
    }

    private static IReadOnlyList<Disagreement> Disagreements(
        IReadOnlyList<LikePair> pairs,
        Dictionary<string, ClassValues> known
    )
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
                .Select(g => Of(g.Key, [.. g], touching, known))
                .OrderByDescending(d => d.Twins)
                .ThenBy(d => d.One, StringComparer.Ordinal)
                .Take(MostDisagreements),
        ];
    }

    private static Disagreement Of(
        (string One, string Other) labels,
        List<LikePair> split,
        Dictionary<string, int> touching,
        Dictionary<string, ClassValues> known
    )
    {
        // Pairs that touch either, those between them counted once.
        var either = touching[labels.One] + touching[labels.Other] - split.Count;
        return new Disagreement(
            Name(labels.One, known),
            Name(labels.Other, known),
            split.Count,
            split.Count / (double)either,
            split.Count(p =>
                p.One[TicketFields.Owner] is { } owner && FieldValue.Same(owner, p.Other[TicketFields.Owner])
            ),
            [.. split.Take(MostExamples).Select(p => (p.One.Number, p.Other.Number))]
        );
    }

    private static (string One, string Other) Labels(LikePair pair)
    {
        var (a, b) = (ClassLabel.Of(pair.One)!, ClassLabel.Of(pair.Other)!);
        return string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
    }

    private static string Name(string label, Dictionary<string, ClassValues> known) =>
        known.TryGetValue(label, out var values) ? $"{values.Path} ({values.Board.Name})" : "a category that is gone";

    /// <summary>What stands on no closed ticket of any board; where else it would be valid makes no difference.</summary>
    private static IReadOnlyList<UnusedClass> Unused(IReadOnlyList<SorRecord> closed, SorCatalog catalog)
    {
        var used = closed.Select(r => (r[TicketFields.Subtype]?.Id, r[TicketFields.Item]?.Id)).ToHashSet();
        return
        [
            .. catalog
                .Boards.SelectMany(b => b.Classes.Select(c => (Board: b.Value.Name, Class: c)))
                .Where(c => !used.Contains((c.Class.Subtype.Id, c.Class.Item?.Id)))
                .GroupBy(c => c.Class)
                .Select(g => new UnusedClass(
                    string.Join(
                        " › ",
                        new[] { g.Key.Type, g.Key.Subtype, g.Key.Item }.OfType<FieldValue>().Select(v => v.Name)
                    ),
                    [.. g.Select(c => c.Board)]
                ))
                .OrderBy(u => u.Path, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<EmptyField> Empty(IReadOnlyList<SorRecord> closed, SorCatalog catalog)
    {
        var withItems = catalog
            .Boards.SelectMany(b => b.Classes.Where(c => c.Item is not null).Select(c => (b.Value.Id, c.Subtype.Id)))
            .ToHashSet();
        return
        [
            .. Fields
                .Select(f => (Field: f, Count: closed.Count(r => IsEmpty(r, f))))
                .Where(f => f.Count > 0)
                .OrderByDescending(f => f.Count)
                .Select(f => new EmptyField(f.Field, f.Count, f.Count / (double)closed.Count)),
        ];

        bool IsEmpty(SorRecord record, string field) =>
            field switch
            {
                TicketFields.Company => catalog.IsCatchAll(record[field]),
                // Not every subtype has items below it.
                TicketFields.Item => record[field] is null
                    && withItems.Contains(
                        (record[TicketFields.Board]?.Id ?? "", record[TicketFields.Subtype]?.Id ?? "")
                    ),
                _ => record[field] is null,
            };
    }
}

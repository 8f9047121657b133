using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded.Search;

/// <summary>
/// Finds closed tickets that read alike, by the database's full-text index: the rarest words of the ticket, any of them,
/// ranked. Always of one customer: what a ticket says must not reach another customer's.
/// </summary>
public sealed class SimilarTickets(TimeProvider time)
{
    /// <summary>The largest number of similar tickets that is returned.</summary>
    public const int Most = 5;

    private const int MostWords = 12;
    private const int Ranked = 25;

    /// <summary>No more tickets than this are ranked: words that would find more are common and left out.</summary>
    private const double MostCandidates = 2_000;

    private static readonly TimeSpan RarityHolds = TimeSpan.FromMinutes(10);
    private volatile Estimate? _rarity;

    /// <summary>The closed tickets of <paramref name="company"/> most like <paramref name="text"/>, most alike first.</summary>
    /// <param name="except">The ticket itself; never among them.</param>
    public async Task<IReadOnlyList<ResolvedNear>> FindAsync(
        OversightDbContext db,
        string text,
        string company,
        long? except,
        CancellationToken ct
    )
    {
        var rarity = await RarityAsync(db, ct);
        var words = SearchWords.Of(text);
        var rarest = Rarest(words, rarity);
        if (rarest.Count == 0)
            return [];
        var hits = await db.ClosedTicketsWithAsync(rarest, company, Ranked, ct);
        var rows = await db.Set<Ticket>()
            .AsNoTracking()
            .Where(t => hits.Contains(t.Id) && t.Id != except)
            .Select(t => new
            {
                t.Id,
                t.Summary,
                Text = t.Description.Substring(0, 4_000),
                Class = t.ItemId ?? t.SubtypeId ?? t.TypeId,
                t.ClosedAt,
            })
            .ToListAsync(ct);
        var near = rows.Select(r => (Row: r, Likeness: Likeness(words, $"{r.Summary}\n{r.Text}", rarity)))
            .OrderByDescending(r => r.Likeness)
            .ThenByDescending(r => r.Row.Id)
            .Take(Most)
            .ToList();
        var resolutions = await ResolutionsAsync(db, near.ToDictionary(n => n.Row.Id, n => n.Row.ClosedAt), ct);
        return
        [
            .. near.Select(n => new ResolvedNear(
                n.Row.Id.ToString(CultureInfo.InvariantCulture),
                n.Row.Summary,
                company,
                n.Row.Class,
                resolutions.GetValueOrDefault(n.Row.Id),
                n.Likeness
            )),
        ];
    }

    private static List<string> Rarest(HashSet<string> words, WordRarity rarity)
    {
        var chosen = new List<string>();
        var candidates = 0.0;
        // A word that stands nowhere finds nothing and would only take the place of one that does.
        foreach (
            var word in words
                .Where(w => rarity.TicketsWith(w) > 0)
                .OrderBy(rarity.TicketsWith)
                .ThenByDescending(w => w.Length)
                .ThenBy(w => w)
        )
        {
            candidates += rarity.TicketsWith(word);
            if (chosen.Count == MostWords || (chosen.Count > 0 && candidates > MostCandidates))
                break;
            chosen.Add(word);
        }
        return chosen;
    }

    /// <summary>The share of either text's weight that both have.</summary>
    private static double Likeness(HashSet<string> words, string other, WordRarity rarity)
    {
        var others = SearchWords.Of(other);
        var both = words.Where(others.Contains).Sum(rarity.Weight);
        var all = words.Union(others).Sum(rarity.Weight);
        return all <= 0 ? 0 : both / all;
    }

    private static async Task<Dictionary<long, string>> ResolutionsAsync(
        OversightDbContext db,
        Dictionary<long, DateTimeOffset?> closed,
        CancellationToken ct
    )
    {
        var numbers = closed.Keys.ToList();
        var notes = await db.Set<TicketNote>()
            .AsNoTracking()
            .Where(n => numbers.Contains(n.TicketId) && !n.IsInternal && n.ByKind != ActorKind.Customer)
            .OrderBy(n => n.Id)
            .Select(n => new
            {
                n.TicketId,
                n.At,
                n.Text,
            })
            .ToListAsync(ct);
        var last = new Dictionary<long, string>();
        foreach (var note in notes.Where(n => closed[n.TicketId] is not { } at || n.At <= at))
            last[note.TicketId] = note.Text;
        return last;
    }

    private async Task<WordRarity> RarityAsync(OversightDbContext db, CancellationToken ct)
    {
        if (_rarity is { } kept && time.GetElapsedTime(kept.At) < RarityHolds)
            return kept.Rarity;
        var rarity = await WordRarity.ReadAsync(db, ct);
        _rarity = rarity.IsWorthKeeping ? new Estimate(rarity, time.GetTimestamp()) : null;
        return rarity;
    }

    private sealed record Estimate(WordRarity Rarity, long At);
}

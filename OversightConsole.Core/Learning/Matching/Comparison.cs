using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Matching;

/// <summary>An earlier text that resembles the one asked about, with the numbers that tell whether it is the same matter.</summary>
/// <param name="Place">Its place in the list that was given.</param>
/// <param name="Bm25">Okapi BM25 of the asked text against it.</param>
/// <param name="Numbers">What a <see cref="LogisticModel"/> learns from, of about unit size; the names are <see cref="Comparison.Names"/>.</param>
public sealed record Compared(int Place, double Bm25, IReadOnlyList<double> Numbers);

/// <summary>
/// Finds, among earlier texts, those most like a given one by Okapi BM25 (Robertson and Zaragoza 2009), and compares them
/// closely.
/// </summary>
public sealed class Comparison
{
    /// <summary>What the numbers of <see cref="Compared"/> are, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "share of the text's own BM25",
        "BM25",
        "ahead of the next",
        "words of the titles in common",
        "letters of the titles in common",
        "likeness of the whole",
        "names in common",
        "alike in length",
    ];

    private const double K = 1.2;
    private const double B = 0.75;
    private const double MostBm25 = 60;
    private readonly IReadOnlyList<ComparedText> _texts;
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    private readonly double _usual;

    /// <param name="texts">The earlier texts; rare words are judged by them.</param>
    public Comparison(IReadOnlyList<ComparedText> texts)
    {
        _texts = texts;
        foreach (var word in texts.SelectMany(t => t.Counts.Keys))
            _documents[word] = _documents.GetValueOrDefault(word) + 1;
        _usual = Math.Max(1, texts.Count == 0 ? 1 : texts.Average(t => t.Length));
    }

    /// <summary>Those most like <paramref name="text"/>, by BM25, best first.</summary>
    /// <param name="text">The text asked about; not among the earlier ones.</param>
    /// <param name="most">The largest number of results.</param>
    /// <param name="among">Which may be found; null for all.</param>
    public IReadOnlyList<Compared> Nearest(ComparedText text, int most, Func<int, bool>? among = null)
    {
        var own = Math.Max(Bm25(text, text), 1e-9);
        var best = Enumerable
            .Range(0, _texts.Count)
            .Where(i => among?.Invoke(i) ?? true)
            .Select(i => (Place: i, Bm25: Bm25(text, _texts[i])))
            .Where(c => c.Bm25 > 0)
            .OrderByDescending(c => c.Bm25)
            .ThenBy(c => c.Place)
            .Take(most + 1)
            .ToList();
        return
        [
            .. best.Take(most)
                .Select(
                    (c, rank) =>
                    {
                        var other = rank == 0 ? (best.Count > 1 ? best[1].Bm25 : 0) : best[0].Bm25;
                        return new Compared(c.Place, c.Bm25, Numbers(text, _texts[c.Place], c.Bm25, own, other));
                    }
                ),
        ];
    }

    private double[] Numbers(ComparedText a, ComparedText b, double bm25, double own, double other) =>
        [
            Math.Min(1, bm25 / own),
            Math.Min(1, bm25 / MostBm25),
            (bm25 - other) / Math.Max(bm25, other),
            Jaccard.Similarity(a.TitleWords.Count(b.TitleWords.Contains), a.TitleWords.Count, b.TitleWords.Count),
            Cosine(a.Grams, b.Grams, _ => 1),
            Cosine(a.Counts, b.Counts, Rarity),
            NamesInCommon(a, b),
            (double)Math.Min(a.Length, b.Length) / Math.Max(1, Math.Max(a.Length, b.Length)),
        ];

    private double Bm25(ComparedText query, ComparedText document)
    {
        var sum = 0.0;
        var length = K * (1 - B + B * document.Length / _usual);
        foreach (var word in query.Counts.Keys)
            if (document.Counts.TryGetValue(word, out var count))
                sum += Rarity(word) * count * (K + 1) / (count + length);
        return sum;
    }

    private double Rarity(string word)
    {
        var documents = _documents.GetValueOrDefault(word);
        return Math.Log(1 + (_texts.Count - documents + 0.5) / (documents + 0.5));
    }

    private double NamesInCommon(ComparedText a, ComparedText b)
    {
        var (common, all) = (0.0, 0.0);
        foreach (var word in a.Counts.Keys.Where(ComparedText.IsName))
        {
            var weight = Rarity(word);
            all += weight;
            common += b.Counts.ContainsKey(word) ? weight : 0;
        }
        return all > 0 ? common / all : 0;
    }

    private static double Cosine(Dictionary<string, int> a, Dictionary<string, int> b, Func<string, double> weight)
    {
        var dot = a.Where(p => b.ContainsKey(p.Key)).Sum(p => Value(p.Key, p.Value) * Value(p.Key, b[p.Key]));
        return dot == 0 ? 0 : dot / Math.Sqrt(Norm(a) * Norm(b));

        double Value(string word, int count) => (1 + Math.Log(count)) * weight(word);
        double Norm(Dictionary<string, int> counts) => counts.Sum(p => Value(p.Key, p.Value) * Value(p.Key, p.Value));
    }
}

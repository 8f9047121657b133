using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Similarity;

/// <summary>
/// Finds the earlier documents most like a given one: cosine of TF-IDF vectors over words and pairs of words, by an
/// inverted index (Zobel and Moffat 2006). Documents may be added at any time; beyond the capacity the oldest is
/// dropped. Safe to use from several threads.
/// </summary>
public sealed class SimilarTexts
{
    private readonly Lock gate = new();
    private readonly GramHasher hasher = new();
    private readonly Dictionary<int, Postings> postings = [];
    private readonly Dictionary<string, int> slotOf = new(StringComparer.Ordinal);
    private readonly IndexedText?[] slots;
    private readonly double[] scores;
    private int next;
    private int lengthsFrom;

    /// <param name="capacity">How many documents are kept at most, the newest; at least 1.</param>
    public SimilarTexts(int capacity = 20_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        slots = new IndexedText?[capacity];
        scores = new double[capacity];
    }

    /// <summary>How many documents can be found.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return slotOf.Count;
        }
    }

    /// <summary>Adds a document as the newest; one with the same id is replaced.</summary>
    /// <param name="id">The id of the document, unique in this index.</param>
    /// <param name="text">Its words; several fields may simply follow each other.</param>
    /// <param name="tag">A number to filter by, for example the company.</param>
    public void Add(string id, string text, int tag = 0)
    {
        lock (gate)
        {
            Drop(id);
            if (slots[next] is { } oldest)
                Drop(oldest.Id);
            var terms = Terms(text);
            foreach (var (key, weight) in terms)
            {
                if (!postings.TryGetValue(key, out var list))
                    postings.Add(key, list = new Postings());
                list.Add(next, weight);
            }
            slots[next] = new IndexedText(id, tag, terms) { Length = 0 };
            slotOf[id] = next;
            next = (next + 1) % slots.Length;
            slots[slotOf[id]]!.Length = LengthOf(terms);
        }
    }

    /// <summary>Forgets a document; false when it is not there.</summary>
    public bool Remove(string id)
    {
        lock (gate)
            return Drop(id);
    }

    /// <summary>The documents most like a text, the most similar first; equally similar ones newest first.</summary>
    /// <param name="text">The text to compare.</param>
    /// <param name="most">The largest number of results.</param>
    /// <param name="accept">Only documents whose tag it accepts; null for all.</param>
    /// <param name="exceptId">A document to leave out, for example the ticket itself.</param>
    /// <param name="atLeast">Only those at least so similar, from 0 to 1.</param>
    public IReadOnlyList<SimilarText> Find(
        string text,
        int most = 5,
        Func<int, bool>? accept = null,
        string? exceptId = null,
        double atLeast = 0
    )
    {
        lock (gate)
        {
            RefreshLengths();
            Array.Clear(scores);
            var terms = Terms(text);
            var length = LengthOf(terms);
            var found = new List<int>();
            foreach (var (key, weight) in terms)
            {
                if (!postings.TryGetValue(key, out var list))
                    continue;
                var idf = Idf(list.Count);
                list.Accumulate(scores, found, weight * idf * idf);
            }
            var best = new PriorityQueue<int, (double Similarity, int Age)>();
            foreach (var slot in found)
            {
                var document = slots[slot]!;
                var similarity = Math.Min(1, scores[slot] / (length * document.Length));
                if (similarity < atLeast || document.Id == exceptId || accept?.Invoke(document.Tag) == false)
                    continue;
                best.Enqueue(slot, (similarity, Age(slot)));
                if (best.Count > most)
                    best.Dequeue();
            }
            var result = new List<SimilarText>(best.Count);
            while (best.TryDequeue(out var slot, out var rank))
                result.Add(new SimilarText(slots[slot]!.Id, slots[slot]!.Tag, rank.Similarity));
            result.Reverse();
            return result;
        }
    }

    /// <summary>Larger for newer slots.</summary>
    private int Age(int slot) => slot >= next ? slot - slots.Length : slot;

    private bool Drop(string id)
    {
        if (!slotOf.Remove(id, out var slot))
            return false;
        foreach (var (key, _) in slots[slot]!.Terms)
        {
            var list = postings[key];
            list.Remove(slot);
            if (list.Count == 0)
                postings.Remove(key);
        }
        slots[slot] = null;
        return true;
    }

    /// <summary>
    /// A document's length depends on how rare its words are, which changes with every document added. Lengths are
    /// brought up to date when the index has grown by a tenth; between, similarity is off by very little.
    /// </summary>
    private void RefreshLengths()
    {
        if (Math.Abs(slotOf.Count - lengthsFrom) * 10 <= lengthsFrom)
            return;
        lengthsFrom = slotOf.Count;
        foreach (var document in slots)
            document?.Length = LengthOf(document.Terms);
    }

    private double Idf(int documents) => 1 + Math.Log((1.0 + slotOf.Count) / (1.0 + documents));

    private double LengthOf((int Key, float Weight)[] terms)
    {
        double squares = 0;
        foreach (var (key, weight) in terms)
        {
            var value = weight * Idf(postings.TryGetValue(key, out var list) ? list.Count : 0);
            squares += value * value;
        }
        return squares > 0 ? Math.Sqrt(squares) : 1;
    }

    private (int Key, float Weight)[] Terms(string text)
    {
        var counts = new Dictionary<int, int>();
        foreach (var gram in hasher.Hash(text))
        {
            if (gram.IsWordOrBigram)
                counts[gram.Key] = counts.GetValueOrDefault(gram.Key) + 1;
        }
        return [.. counts.Select(c => (c.Key, 1 + MathF.Log(c.Value)))];
    }

    private sealed record IndexedText(string Id, int Tag, (int Key, float Weight)[] Terms)
    {
        public required double Length { get; set; }
    }
}

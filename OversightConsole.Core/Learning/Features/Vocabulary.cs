using System.Numerics;

namespace OversightConsole.Core.Learning.Features;

/// <summary>
/// The features that a model knows: those standing in at least two training tickets, numbered from 0 in the order of
/// their keys, hence single words first; each with its inverse document frequency. Looks up a hashed key by open
/// addressing.
/// </summary>
internal sealed class Vocabulary
{
    private readonly record struct Slot(int Key, int FeatureAndOne);

    private readonly Slot[] slots;
    private readonly int mask;

    /// <param name="keys">The key of each feature, all different, rising.</param>
    /// <param name="idf">The inverse document frequency of each feature.</param>
    public Vocabulary(int[] keys, float[] idf)
    {
        Keys = keys;
        Idf = idf;
        Words = CountBelow(GramKeys.Bigrams);
        WordsAndBigrams = CountBelow(GramKeys.Characters);
        BelowPairs = CountBelow(GramKeys.HeadPairs);
        BelowValues = CountBelow(GramKeys.Values);
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 2))];
        mask = slots.Length - 1;
        for (var feature = 0; feature < keys.Length; feature++)
        {
            var at = Home(keys[feature]);
            while (slots[at].FeatureAndOne != 0)
                at = (at + 1) & mask;
            slots[at] = new Slot(keys[feature], feature + 1);
        }
    }

    /// <summary>The key of each feature, in the order of features.</summary>
    public int[] Keys { get; }

    /// <summary>Inverse document frequency of each feature: ln((1 + n) / (1 + df)) + 1.</summary>
    public float[] Idf { get; }

    /// <summary>How many features there are.</summary>
    public int Count => Keys.Length;

    /// <summary>How many features are single words; they come first.</summary>
    public int Words { get; }

    /// <summary>The first feature that is a character n-gram.</summary>
    public int WordsAndBigrams { get; }

    /// <summary>The first feature that is a pair of words at the head.</summary>
    public int BelowPairs { get; }

    /// <summary>The first feature that is the value of a category.</summary>
    public int BelowValues { get; }

    /// <summary>The number of the feature with this key, or −1.</summary>
    public int Find(int key)
    {
        var at = Home(key);
        while (true)
        {
            var slot = slots[at];
            if (slot.FeatureAndOne == 0)
                return -1;
            if (slot.Key == key)
                return slot.FeatureAndOne - 1;
            at = (at + 1) & mask;
        }
    }

    /// <summary>Keeps the features for which <paramref name="keep"/> holds, in their order.</summary>
    public Vocabulary Where(Func<int, bool> keep)
    {
        var kept = Enumerable.Range(0, Count).Where(keep).ToArray();
        return new Vocabulary([.. kept.Select(f => Keys[f])], [.. kept.Select(f => Idf[f])]);
    }

    /// <summary>
    /// Reads all tickets once and keeps the features standing in at least <paramref name="minimum"/> of them. A value of a
    /// category counts the same however frequent it is.
    /// </summary>
    public static Vocabulary Build(
        IReadOnlyList<IReadOnlyList<string>> documents,
        IReadOnlyList<TextField> fields,
        int minimum
    )
    {
        var frequency = new int[GramKeys.Count];
        var seen = new SeenKeys();
        var hasher = new GramHasher();
        foreach (var document in documents)
        {
            seen.Clear();
            for (var f = 0; f < document.Count; f++)
            {
                foreach (var gram in hasher.Hash(fields[f].Kind, f, document[f]))
                    frequency[gram.Key] += seen.Add(gram.Key) ? 1 : 0;
            }
        }
        int[] keys = [.. Enumerable.Range(0, GramKeys.Count).Where(key => frequency[key] >= minimum)];
        return new Vocabulary(keys, [.. keys.Select(Idf)]);

        float Idf(int key) =>
            key >= GramKeys.Values ? 1 : 1 + MathF.Log((1f + documents.Count) / (1f + frequency[key]));
    }

    private int CountBelow(int key)
    {
        var at = Array.BinarySearch(Keys, key);
        return at < 0 ? ~at : at;
    }

    private int Home(int key) => (int)((uint)key * 2654435769u >> 7) & mask;
}

using System.Numerics;

namespace OversightConsole.Core.Learning.Features;

/// <summary>
/// The n-grams that a model knows: those standing in at least two training texts, numbered from 0, each with its
/// inverse document frequency. Looks up a hashed key by open addressing.
/// </summary>
internal sealed class Vocabulary
{
    private readonly record struct Slot(int Key, int FeatureAndOne);

    private readonly Slot[] slots;
    private readonly int mask;

    /// <param name="keys">The key of each feature, all different.</param>
    /// <param name="idf">The inverse document frequency of each feature.</param>
    public Vocabulary(int[] keys, float[] idf)
    {
        Keys = keys;
        Idf = idf;
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

    /// <summary>Reads all texts once and keeps the n-grams standing in at least <paramref name="minimum"/> of them.</summary>
    public static Vocabulary Build(IReadOnlyList<IReadOnlyList<string>> documents, int minimum)
    {
        var frequency = new int[GramHasher.KeyCount];
        var lastSeenIn = new int[GramHasher.KeyCount];
        var hasher = new GramHasher();
        for (var d = 0; d < documents.Count; d++)
        {
            foreach (var field in documents[d])
            {
                foreach (var gram in hasher.Hash(field))
                {
                    if (lastSeenIn[gram.Key] == d + 1)
                        continue;
                    lastSeenIn[gram.Key] = d + 1;
                    frequency[gram.Key]++;
                }
            }
        }
        int[] keys = [.. Enumerable.Range(0, GramHasher.KeyCount).Where(key => frequency[key] >= minimum)];
        float[] idf = [.. keys.Select(key => 1 + MathF.Log((1f + documents.Count) / (1f + frequency[key])))];
        return new Vocabulary(keys, idf);
    }

    private int Home(int key) => (int)((uint)key * 2654435769u >> 7) & mask;
}

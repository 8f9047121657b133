using System.Runtime.InteropServices;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.CrossValidation;

/// <summary>
/// Finds texts that are nearly copies of each other by the words they share: MinHash signatures (Broder 1997) banded for
/// locality-sensitive hashing (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3). Alert storms and
/// form mails would otherwise stand on both sides of a split and make a model look better than it is.
/// </summary>
public static class NearDuplicates
{
    private const int Bands = 8;
    private const int RowsInBand = 4;
    private const int Signature = Bands * RowsInBand;

    /// <summary>Of 32 signature positions so many must agree: a Jaccard similarity of about 0.7.</summary>
    private const int Agreeing = 22;

    /// <summary>
    /// The group of each document: the number of the first document in it. Documents with the same cluster belong
    /// together as well.
    /// </summary>
    /// <param name="documents">The fields of each document.</param>
    /// <param name="clusters">Known clusters, in the order of documents; null for unknown.</param>
    public static int[] Group(IReadOnlyList<IReadOnlyList<string>> documents, IReadOnlyList<string?> clusters)
    {
        var first = Enumerable.Range(0, documents.Count).ToArray();
        var byCluster = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var d = 0; d < documents.Count; d++)
        {
            if (clusters[d] is { } cluster && !byCluster.TryAdd(cluster, d))
                Join(first, byCluster[cluster], d);
        }
        var signatures = Signatures(documents);
        for (var band = 0; band < Bands; band++)
        {
            var buckets = new Dictionary<ulong, int>();
            for (var d = 0; d < documents.Count; d++)
            {
                if (signatures[d] is not { } signature)
                    continue;
                ref var representative = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    buckets,
                    BandHash(signature, band),
                    out var exists
                );
                if (!exists)
                    representative = d;
                else if (Similar(signatures[representative]!, signature))
                    Join(first, representative, d);
            }
        }
        return [.. Enumerable.Range(0, documents.Count).Select(d => Root(first, d))];
    }

    /// <summary>The smallest of 32 mixes over the words of each document; null for a document without words.</summary>
    private static uint[]?[] Signatures(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        var hasher = new GramHasher();
        var signatures = new uint[]?[documents.Count];
        for (var d = 0; d < documents.Count; d++)
        {
            var words = new HashSet<int>();
            foreach (var field in documents[d])
            {
                foreach (var gram in hasher.Hash(field))
                {
                    if (gram.IsWord)
                        words.Add(gram.Key);
                }
            }
            if (words.Count == 0)
                continue;
            var signature = new uint[Signature];
            Array.Fill(signature, uint.MaxValue);
            foreach (var word in words)
            {
                // Two mixes give all 32 (Kirsch and Mitzenmacher 2006: a + i·b).
                var mixed = SplitMix.Mix((ulong)word + 0x9E3779B97F4A7C15);
                var (a, b) = ((uint)mixed, (uint)(mixed >> 32) | 1);
                for (var i = 0; i < Signature; i++)
                    signature[i] = Math.Min(signature[i], Scatter(a + (uint)i * b));
            }
            signatures[d] = signature;
        }
        return signatures;
    }

    private static uint Scatter(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }

    private static ulong BandHash(uint[] signature, int band)
    {
        ulong hash = 0;
        for (var i = band * RowsInBand; i < (band + 1) * RowsInBand; i++)
            hash = SplitMix.Mix(hash ^ signature[i]) + 1;
        return hash;
    }

    private static bool Similar(uint[] one, uint[] other)
    {
        var agreeing = 0;
        for (var i = 0; i < Signature; i++)
            agreeing += one[i] == other[i] ? 1 : 0;
        return agreeing >= Agreeing;
    }

    private static void Join(int[] first, int one, int other)
    {
        var (a, b) = (Root(first, one), Root(first, other));
        first[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] first, int d)
    {
        while (first[d] != d)
            d = first[d] = first[first[d]];
        return d;
    }
}

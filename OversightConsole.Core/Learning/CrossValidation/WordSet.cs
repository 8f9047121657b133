using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.CrossValidation;

/// <summary>The distinct words of a text as sorted hashes, and how alike two texts are by the words they share.</summary>
public static class WordSet
{
    /// <summary>The words of <paramref name="texts"/> together; at most the first 20,000 characters of each are read.</summary>
    public static int[] Of(IReadOnlyList<string> texts)
    {
        var hasher = new GramHasher();
        var words = new SortedSet<int>();
        foreach (var text in texts)
        {
            foreach (var gram in hasher.Hash(text))
            {
                if (gram.IsWord)
                    words.Add(gram.Key);
            }
        }
        return [.. words];
    }

    /// <summary>Jaccard similarity: words in both ÷ words in either, 0–1; 0 when both are empty.</summary>
    public static double Likeness(int[] one, int[] other)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
                (i, j, both) = (i + 1, j + 1, both + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }
        return Jaccard.Similarity(both, one.Length, other.Length);
    }
}

using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.CrossValidation;

/// <summary>Divides tickets into parts of about equal size without dividing a cluster of copies.</summary>
public static class Folds
{
    /// <summary>
    /// The fold of each row, from 0 to <paramref name="folds"/> − 1: clusters from the largest down, each into the
    /// fold that is smallest so far; equally large clusters in an order drawn from the seed. Deterministic.
    /// </summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="folds">How many folds, at least 1; some stay empty when there are fewer clusters.</param>
    /// <param name="seed">Another seed divides differently.</param>
    public static int[] Split<T>(IReadOnlyList<T> clusters, int folds, long seed = 1)
        where T : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        var members = new Dictionary<T, List<int>>();
        for (var row = 0; row < clusters.Count; row++)
        {
            if (!members.TryGetValue(clusters[row], out var rows))
                members.Add(clusters[row], rows = []);
            rows.Add(row);
        }
        var result = new int[clusters.Count];
        var sizes = new int[folds];
        foreach (
            var rows in members
                .Values.OrderByDescending(rows => rows.Count)
                .ThenBy(rows => SplitMix.Mix((ulong)rows[0] + SplitMix.Mix((ulong)seed)))
        )
        {
            var fold = Array.IndexOf(sizes, sizes.Min());
            sizes[fold] += rows.Count;
            foreach (var row in rows)
                result[row] = fold;
        }
        return result;
    }
}

namespace OversightConsole.Core.Autonomy.Accuracy.Reviewers;

/// <summary>Whether people agree with each other beyond chance: 1 always, 0 as by chance, negative less than that.</summary>
public static class ReviewerAgreement
{
    /// <summary>
    /// Cohen's κ (1960), <c>(p_o − p_e)/(1 − p_e)</c>; not a number without items or when both always say the same one.
    /// </summary>
    /// <param name="confusion">Square: how often the first said the row's value and the second the column's.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not square, or a count is negative.</exception>
    public static double CohenKappa(IReadOnlyList<IReadOnlyList<long>> confusion)
    {
        if (confusion.Any(row => row.Count != confusion.Count || row.Any(c => c < 0)))
            throw new ArgumentOutOfRangeException(nameof(confusion), "Must be square, with counts of 0 or more.");
        double total = confusion.Sum(row => row.Sum());
        var observed = confusion.Select((row, i) => row[i]).Sum() / total;
        var expected = confusion.Select((row, i) => row.Sum() / total * confusion.Sum(r => r[i]) / total).Sum();
        return expected < 1 ? (observed - expected) / (1 - expected) : double.NaN;
    }

    /// <summary>
    /// Krippendorff's α for names (1970), any number of reviewers, answers may be missing: 1 − D_o/D_e. Not a number while no
    /// item has two answers, or when all answers are the same: then there was nothing to disagree about.
    /// </summary>
    /// <param name="items">The answers to each item; null is missing.</param>
    public static double KrippendorffAlpha(IReadOnlyList<IReadOnlyList<string?>> items)
    {
        var totals = new Dictionary<string, double>(StringComparer.Ordinal);
        var (count, disagreement) = (0.0, 0.0);
        foreach (var item in items)
        {
            var answers = item.OfType<string>().ToArray();
            if (answers.Length < 2)
                continue;
            count += answers.Length;
            foreach (var group in answers.GroupBy(a => a, StringComparer.Ordinal))
            {
                double same = group.Count();
                disagreement += same * (answers.Length - same) / (answers.Length - 1);
                totals[group.Key] = totals.GetValueOrDefault(group.Key) + same;
            }
        }
        var expected = totals.Values.Sum(t => t * (count - t));
        return expected > 0 ? 1 - (count - 1) * disagreement / expected : double.NaN;
    }
}

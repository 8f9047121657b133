namespace OversightConsole.Core.Autonomy.Evidence;

internal static class ClaimCounting
{
    /// <summary>Counts flagged items, in creation order, up to the first that is unanswered.</summary>
    public static ClaimTally Count(IEnumerable<CountedItem> items) =>
        Count(items, new Dictionary<string, UnitTally>(StringComparer.Ordinal));

    /// <summary>The same; <paramref name="units"/> is filled with what each incident came to.</summary>
    public static ClaimTally Count(IEnumerable<CountedItem> items, Dictionary<string, UnitTally> units)
    {
        var tally = default(ClaimTally);
        foreach (var item in items)
        {
            if (item.Ending is not { } result || result.Weigh() == EvidenceWeight.Open)
                break;
            tally = tally.With(result, units.GetValueOrDefault(item.Unit), 1, out var after) with
            {
                Prefix = item.Sequence,
            };
            units[item.Unit] = after;
        }
        return tally;
    }
}

using OversightConsole.Core.Autonomy.Accuracy;

namespace OversightConsole.Core.Autonomy;

/// <summary>Feeds audits to the alarm score. The product samples uniformly, so every audit weighs the same.</summary>
internal static class AuditScore
{
    /// <summary>Right and wrong against the target; copies of one incident count once, its first error again.</summary>
    public static DriftScore Of(IEnumerable<ItemRow> audits, double target)
    {
        var score = new DriftScore(target);
        var fed = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var audit in audits)
        {
            var weighed = audit.Last!.Ending.Weigh();
            if (weighed is not (Weighed.Right or Weighed.Wrong))
                continue;
            var isRight = weighed == Weighed.Right;
            if (fed.TryGetValue(audit.Unit, out var before) && (isRight || !before))
                continue;
            fed[audit.Unit] = isRight;
            score.Add(isRight);
        }
        return score;
    }

    /// <summary>The same for severe errors alone, against their own target.</summary>
    public static DriftScore OfSevere(IEnumerable<ItemRow> audits, double target)
    {
        var score = new DriftScore(target);
        foreach (var audit in audits.Where(a => a.Last!.Ending.Weigh() is Weighed.Right or Weighed.Wrong))
            score.Add(!audit.Last!.IsSevere);
        return score;
    }
}

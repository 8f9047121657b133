using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;

namespace OversightConsole.Core.Autonomy.Drift;

/// <summary>Feeds audits to the alarm score. The product samples uniformly, so every audit weighs the same.</summary>
internal static class AuditScore
{
    /// <summary>Right and wrong against the target; copies of one incident count once, its first error again.</summary>
    public static DriftScore Of(IEnumerable<ItemRow> audits, double target) =>
        Feed(audits.Select(a => (a.Unit, a.Last!.Ending.Weigh())), target);

    /// <summary>The same over actions that nobody audited: wrong where people reversed it, right where it stood.</summary>
    public static DriftScore OfReversals(IEnumerable<UnauditedAction> actions, double target) =>
        Feed(actions.Select(a => (a.Unit, a.Ending?.Weigh() ?? EvidenceWeight.Right)), target);

    private static DriftScore Feed(IEnumerable<(string Unit, EvidenceWeight Weighed)> items, double target)
    {
        var score = new DriftScore(target);
        var fed = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (unit, evidenceWeight) in items)
        {
            if (evidenceWeight is not (EvidenceWeight.Right or EvidenceWeight.Wrong))
                continue;
            var isRight = evidenceWeight == EvidenceWeight.Right;
            if (fed.TryGetValue(unit, out var before) && (isRight || !before))
                continue;
            fed[unit] = isRight;
            score.Add(isRight);
        }
        return score;
    }

    /// <summary>The same for severe errors alone, against their own target.</summary>
    public static DriftScore OfSevere(IEnumerable<ItemRow> audits, double target)
    {
        var score = new DriftScore(target);
        foreach (var audit in audits.Where(a => a.Last!.Ending.Weigh() is EvidenceWeight.Right or EvidenceWeight.Wrong))
            score.Add(!audit.Last!.IsSevere);
        return score;
    }
}

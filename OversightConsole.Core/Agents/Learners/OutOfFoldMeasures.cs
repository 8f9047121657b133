using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>Says how a training did on tickets that it had not seen.</summary>
internal static class OutOfFoldMeasures
{
    /// <summary>Null where no ticket was kept back.</summary>
    /// <param name="pairs">What it said of each of them.</param>
    /// <param name="floor">The floor that was certified on them; null gives no floor.</param>
    public static VersionMeasures? Of(IReadOnlyList<CalibrationPair> pairs, Func<double?> floor)
    {
        if (pairs.Count == 0)
            return null;
        var atFloor = LabelMeasures.AtFloor(pairs, floor());
        return new VersionMeasures(
            pairs.Count,
            pairs.Count(p => p.Right) / (double)pairs.Count,
            MacroF1: null,
            CalibrationError.Expected(pairs),
            atFloor.Coverage,
            atFloor.Accuracy
        );
    }
}

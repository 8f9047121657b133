namespace OversightConsole.Core.Learning.Calibration;

/// <summary>
/// What a desk asks for changes: a label that was a twentieth of the tickets becomes a half. Where the tickets of a label
/// look as before and only their share changed, its odds change by the ratio of the shares (Saerens, Latinne and
/// Decaestecker 2002).
/// </summary>
internal static class PriorShift
{
    /// <summary>
    /// So many further recent tickets are assumed to be shared out as those learned from, so that a handful of tickets
    /// changes little and a label not seen lately does not become impossible.
    /// </summary>
    public const double Assumed = 200;

    /// <summary>What the logarithm of each label's odds changes by.</summary>
    /// <param name="trained">How many training tickets had each label, at least one each.</param>
    /// <param name="recent">How many recent tickets had it.</param>
    public static float[] Of(int[] trained, int[] recent)
    {
        double all = trained.Sum();
        double lately = recent.Sum();
        var shift = new float[trained.Length];
        for (var c = 0; c < shift.Length; c++)
        {
            var before = trained[c] / all;
            var now = (recent[c] + Assumed * before) / (lately + Assumed);
            shift[c] = (float)Math.Log(now / before);
        }
        return shift;
    }
}

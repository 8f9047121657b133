namespace OversightConsole.Core.Autonomy.Accuracy.Reviewers;

/// <summary>
/// What approvals are worth when reviewers overlook errors: error can be as large as disagreement divided by vigilance.
/// </summary>
public static class VigilanceCorrection
{
    /// <summary>
    /// A lower bound of the true accuracy, at any time: <c>max(0, 1 − (1 − L(approved)) / L(caught))</c>, both bounds of
    /// <see cref="AccuracyBounds"/> at α/2. 0 while nothing was caught or approved.
    /// </summary>
    /// <param name="approved">Proposals approved, 0 to <paramref name="reviewed"/>.</param>
    /// <param name="reviewed">Proposals reviewed, 0 to 10⁹.</param>
    /// <param name="caught">Known-wrong proposals that reviewers caught, 0 to <paramref name="shown"/>.</param>
    /// <param name="shown">Known-wrong proposals shown, 0 to 10⁹.</param>
    /// <param name="alpha">The chance of error accepted for the whole, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Lower(long approved, long reviewed, long caught, long shown, double alpha)
    {
        Require.Part(approved, reviewed);
        Require.Part(caught, shown);
        Require.Open(alpha);
        var approval = AccuracyBounds.Lower(approved, reviewed - approved, alpha / 2);
        var vigilance = AccuracyBounds.Lower(caught, shown - caught, alpha / 2);
        return vigilance > 0 ? Math.Max(0, 1 - (1 - approval) / vigilance) : 0;
    }

    /// <summary>
    /// The accuracy that explains the approvals (Rogan and Gladen 1978): <c>(a − (1−v))/(c + v − 1)</c>, clipped to [0, 1];
    /// not a number when c + v ≤ 1: then it cannot be estimated.
    /// </summary>
    /// <param name="approval">a, the share of proposals approved, from 0 to 1.</param>
    /// <param name="vigilance">v, the share of known-wrong proposals that were caught, from 0 to 1.</param>
    /// <param name="recognition">c, the share of known-right proposals that were approved, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double RoganGladen(double approval, double vigilance, double recognition)
    {
        Require.Share(approval);
        Require.Share(vigilance);
        Require.Share(recognition);
        var power = recognition + vigilance - 1;
        return power > 0 ? Math.Clamp((approval - (1 - vigilance)) / power, 0, 1) : double.NaN;
    }
}

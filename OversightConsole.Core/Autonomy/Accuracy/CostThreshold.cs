namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// The accuracy above which acting alone costs less than asking: <c>p* = 1 − ((1−π)·c_r + d)/(v·C_w)</c>. Source: expected
/// minutes of both ways compared (Chow's rule of rejection, 1970).
/// </summary>
public static class CostThreshold
{
    /// <summary>p*, clipped to [0, 1].</summary>
    /// <param name="reviewMinutes">c_r, minutes a review takes, 0 or more.</param>
    /// <param name="delayMinutes">d, what waiting for a person costs, in minutes, 0 or more.</param>
    /// <param name="auditShare">π, the share that is reviewed all the same, from 0 to 1.</param>
    /// <param name="vigilance">v, the share of wrong proposals that a reviewer catches, greater than 0, at most 1.</param>
    /// <param name="wrongMinutes">C_w, what a wrong action costs, in minutes, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(
        double reviewMinutes,
        double delayMinutes,
        double auditShare,
        double vigilance,
        double wrongMinutes
    )
    {
        Require.NotNegative(reviewMinutes);
        Require.NotNegative(delayMinutes);
        Require.Share(auditShare);
        Require.Share(vigilance);
        Require.Positive(vigilance);
        Require.Positive(wrongMinutes);
        var saved = (1 - auditShare) * reviewMinutes + delayMinutes;
        return Math.Clamp(1 - saved / (vigilance * wrongMinutes), 0, 1);
    }
}

namespace OversightConsole.Core.Autonomy.Accuracy.Reviewers;

/// <summary>
/// A two-sided interval of the true accuracy when vigilance and recognition are themselves estimated (Lang and Reiczigel
/// 2014, for prevalence; here prevalence is that of errors). For a sample size fixed beforehand.
/// </summary>
public static class LangReiczigel
{
    /// <summary>The interval, clipped to [0, 1]; null when vigilance and recognition together are no better than chance.</summary>
    /// <param name="approved">Proposals approved, 0 to <paramref name="reviewed"/>.</param>
    /// <param name="reviewed">The number of answers, 1 or more.</param>
    /// <param name="caught">Known-wrong proposals caught, 0 to <paramref name="wrongShown"/>.</param>
    /// <param name="wrongShown">Known-wrong proposals shown, 0 or more.</param>
    /// <param name="recognised">Known-right proposals approved, 0 to <paramref name="rightShown"/>.</param>
    /// <param name="rightShown">Known-right proposals shown, 0 or more.</param>
    /// <param name="confidence">Strictly between 0 and 1, usually 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval? Accuracy(
        long approved,
        long reviewed,
        long caught,
        long wrongShown,
        long recognised,
        long rightShown,
        double confidence
    )
    {
        Require.Part(approved, reviewed);
        Require.Part(caught, wrongShown);
        Require.Part(recognised, rightShown);
        Require.Open(confidence);
        var z = NormalQuantile.TwoSided(confidence);
        var n = reviewed + z * z;
        var (nWrong, nRight) = (wrongShown + 2.0, rightShown + 2.0);
        var refused = (reviewed - approved + z * z / 2) / n;
        var sensitivity = (caught + 1) / nWrong;
        var specificity = (recognised + 1) / nRight;
        var power = sensitivity + specificity - 1;
        if (power <= 0)
            return null;
        var error = (refused + specificity - 1) / power;
        var ofSensitivity = sensitivity * (1 - sensitivity) / nWrong;
        var ofSpecificity = specificity * (1 - specificity) / nRight;
        var shift = 2 * z * z * (error * ofSensitivity - (1 - error) * ofSpecificity);
        var variance =
            refused * (1 - refused) / n + error * error * ofSensitivity + (1 - error) * (1 - error) * ofSpecificity;
        var half = z * Math.Sqrt(variance) / power;
        return new Interval(1 - Math.Clamp(error + shift + half, 0, 1), 1 - Math.Clamp(error + shift - half, 0, 1));
    }
}

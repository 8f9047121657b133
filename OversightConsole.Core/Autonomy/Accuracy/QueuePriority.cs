namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// What a minute of review is worth: <c>(W·exp(−max(0, slack)/τ) + V/N_rem)/reviewMinutes</c>. The order may change when
/// evidence arrives, never whether.
/// </summary>
public static class QueuePriority
{
    /// <summary>
    /// N_rem, reviews until promotion at today's accuracy: <c>⌈ln((1/α)/E)/KL(p‖target)⌉</c>, p = (s+1)/(n+2). 0 when it is
    /// earned, null when p is not above the target.
    /// </summary>
    /// <param name="right">Answers that were right, 0 to 10⁹.</param>
    /// <param name="wrong">Answers that were wrong, 0 to 10⁹.</param>
    /// <param name="target">The accuracy to beat, strictly between 0 and 1.</param>
    /// <param name="alpha">The chance of false promotion that is accepted, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double? ReviewsRemaining(long right, long wrong, double target, double alpha)
    {
        Require.Open(alpha);
        var missing = -Math.Log(alpha) - EValue.Log(right, wrong, target);
        if (missing <= 0)
            return 0;
        var p = (right + 1.0) / (right + wrong + 2.0);
        if (p <= target)
            return null;
        var divergence = p * Math.Log(p / target) + (1 - p) * Math.Log((1 - p) / (1 - target));
        return Math.Ceiling(missing / divergence);
    }

    /// <summary>What one review is worth as evidence, V/N_rem; 0 when it is none or nothing remains.</summary>
    /// <param name="monthlyMinutes">V, minutes a month that promotion would save, 0 or more.</param>
    /// <param name="reviewsRemaining">N_rem, as <see cref="ReviewsRemaining"/> gives it.</param>
    /// <param name="isEvidence">Whether the item was flagged as evidence when it was made.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double EvidenceValue(double monthlyMinutes, double? reviewsRemaining, bool isEvidence)
    {
        Require.NotNegative(monthlyMinutes);
        return isEvidence && reviewsRemaining > 0 ? monthlyMinutes / reviewsRemaining.Value : 0;
    }

    /// <summary>The priority; higher comes first.</summary>
    /// <param name="delayCost">W, what missing the deadline costs, in minutes, 0 or more.</param>
    /// <param name="slackMinutes">Minutes until the deadline; negative when it has passed.</param>
    /// <param name="tauMinutes">τ, over how many minutes a deadline's pull fades, greater than 0.</param>
    /// <param name="reviewMinutes">Minutes that the review takes, greater than 0.</param>
    /// <param name="evidenceValue">As <see cref="EvidenceValue"/> gives it, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(
        double delayCost,
        double slackMinutes,
        double tauMinutes,
        double reviewMinutes,
        double evidenceValue
    )
    {
        Require.NotNegative(delayCost);
        if (!double.IsFinite(slackMinutes))
            throw new ArgumentOutOfRangeException(nameof(slackMinutes), slackMinutes, "Must be a number.");
        Require.Positive(tauMinutes);
        Require.Positive(reviewMinutes);
        Require.NotNegative(evidenceValue);
        return (delayCost * Math.Exp(-Math.Max(0, slackMinutes) / tauMinutes) + evidenceValue) / reviewMinutes;
    }
}

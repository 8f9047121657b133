namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// The chance that an agent of known accuracy is promoted at some look, looking after every answer: dynamic programming over
/// the number of wrong answers, absorbing at <see cref="PromotionBoundary"/>. With true accuracy = target it is what the
/// promise "at most α" really costs.
/// </summary>
public static class FalsePromotion
{
    /// <summary>More reviews than this take minutes.</summary>
    public const int MostReviews = 1_000_000;

    // States less likely than this are left out; all of them together stay far below 10⁻¹⁵.
    private const double Impossible = 1e-35;

    /// <summary>P(promoted at or before the last review), from 0 to 1, to about 10⁻¹².</summary>
    /// <param name="trueAccuracy">The chance that an answer is right, from 0 to 1.</param>
    /// <param name="target">The accuracy to beat, strictly between 0 and 1.</param>
    /// <param name="alpha">The chance of false promotion that is accepted, strictly between 0 and 1.</param>
    /// <param name="reviews">How many answers there are, 0 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Probability(double trueAccuracy, double target, double alpha, int reviews)
    {
        Require.Share(trueAccuracy);
        Require.Open(target);
        Require.Open(alpha);
        if (reviews is < 0 or > MostReviews)
            throw new ArgumentOutOfRangeException(nameof(reviews), reviews, "Must lie between 0 and 1,000,000.");

        var boundary = new List<long>();
        var alive = new double[reviews + 2];
        alive[0] = 1;
        var (first, last) = (0, 0);
        double promoted = 0;
        for (var n = 1; n <= reviews && first <= last; n++)
        {
            last++;
            for (var f = last; f >= first; f--)
            {
                var reached = alive[f] * trueAccuracy + (f > first ? alive[f - 1] * (1 - trueAccuracy) : 0);
                if (reached > 0 && n - f >= BoundaryAt(f))
                {
                    promoted += reached;
                    reached = 0;
                }
                alive[f] = reached;
            }
            while (first <= last && alive[first] < Impossible)
                alive[first++] = 0;
            while (last >= first && alive[last] < Impossible)
                alive[last--] = 0;
        }
        return Math.Min(1, promoted);

        long BoundaryAt(int f)
        {
            while (boundary.Count <= f)
            {
                var before = boundary.Count == 0 ? 0 : boundary[^1];
                boundary.Add(
                    before > reviews
                        ? before
                        : PromotionBoundary.From(before, boundary.Count, target, alpha) ?? long.MaxValue
                );
            }
            return boundary[f];
        }
    }
}

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// One claim's way to promotion, answer by answer, looked at after each: when E first reached 1/α, and where it stands.
/// </summary>
/// <remarks>
/// Compares counts with <see cref="PromotionBoundary"/> instead of computing E each time: the boundary only moves away when
/// an answer is wrong, so that one found earlier spares all looks before it. A million answers take well under a second.
/// </remarks>
public sealed class PromotionReplay
{
    private readonly double target;
    private readonly double alpha;
    private long? boundary = 0;
    private long boundaryFor = -1;

    /// <param name="target">The accuracy to beat, strictly between 0 and 1.</param>
    /// <param name="alpha">The chance of false promotion that is accepted, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public PromotionReplay(double target, double alpha)
    {
        Require.Open(target);
        Require.Open(alpha);
        this.target = target;
        this.alpha = alpha;
    }

    /// <summary>Answers that were right so far.</summary>
    public long Right { get; private set; }

    /// <summary>Answers that were wrong so far.</summary>
    public long Wrong { get; private set; }

    /// <summary>The first answer, counted from 1, after which E reached 1/α; null while it never did.</summary>
    public long? PromotedAt { get; private set; }

    /// <summary>E after the last answer; 1 before the first.</summary>
    public double Evidence => EValue.Of(Right, Wrong, target);

    /// <summary>The lower bound after the last answer; 0 before the first.</summary>
    public double Lower => AccuracyBounds.Lower(Right, Wrong, alpha);

    /// <summary>Takes the next answer.</summary>
    public void Add(bool right)
    {
        if (!right)
        {
            Wrong++;
            return;
        }
        Right++;
        if (PromotedAt is not null || boundary is null || Right < boundary)
            return;
        if (boundaryFor < Wrong)
        {
            boundary = PromotionBoundary.From(boundary.Value, Wrong, target, alpha);
            boundaryFor = Wrong;
        }
        if (Right >= boundary)
            PromotedAt = Right + Wrong;
    }
}

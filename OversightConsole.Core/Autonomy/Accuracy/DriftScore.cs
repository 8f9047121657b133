namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>
/// The alarm score of an agent that acts alone, fed with its audits in the order the actions were made:
/// <c>R ← (1 + R)·g</c>, g = 1 + w when wrong, 1 − w·e₀/(1 − e₀) when right, e₀ = 1 − target; the alternative is an error
/// rate twice as high. While the accuracy is at the target or above, at least <see cref="Red"/> audits pass on average before
/// R reaches <see cref="Red"/>. Source: Shiryaev 1963, Roberts 1966; as an e-detector Shin, Ramdas and Rinaldo 2024.
/// </summary>
/// <remarks>This only counts: demoting, resetting and auditing everything from amber on are its caller's.</remarks>
public sealed class DriftScore
{
    /// <summary>From here on everything is audited.</summary>
    public const double Amber = 50;

    /// <summary>From here on the agent asks again.</summary>
    public const double Red = 500;

    private readonly double odds;

    /// <param name="target">The accuracy promised, from 0.5 to below 1: below one half errors cannot double.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is outside its range.</exception>
    public DriftScore(double target)
    {
        Require.Open(target);
        if (target < 0.5)
            throw new ArgumentOutOfRangeException(nameof(target), target, "Must be at least 0.5 and less than 1.");
        odds = (1 - target) / target;
    }

    /// <summary>The number of audits so far.</summary>
    public long Count { get; private set; }

    /// <summary>R after the last audit, 0 before the first; positive infinity beyond the range of double.</summary>
    public double Score { get; private set; }

    /// <summary>The first audit, counted from 1, after which R reached <see cref="Amber"/>; null while it never did.</summary>
    public long? AmberAt { get; private set; }

    /// <summary>The first audit, counted from 1, after which R reached <see cref="Red"/>; null while it never did.</summary>
    public long? RedAt { get; private set; }

    /// <summary>Takes the next audit.</summary>
    /// <param name="weight">w = π_min/π, greater than 0 and at most 1; 1 when all are audited with the same chance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside its range.</exception>
    public void Add(bool right, double weight = 1)
    {
        if (!(weight is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "Must be greater than 0 and at most 1.");
        Count++;
        Score = (1 + Score) * (right ? 1 - weight * odds : 1 + weight);
        if (Score >= Amber)
            AmberAt ??= Count;
        if (Score >= Red)
            RedAt ??= Count;
    }
}

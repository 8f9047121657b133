using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>What is simulated. The same plan gives the same numbers on every machine.</summary>
/// <param name="Claims">How many agents of the same accuracy, each with a claim of its own; 1 to <see cref="MostClaims"/>.</param>
/// <param name="TrueAccuracy">The chance that a suggestion is right, 0–1.</param>
/// <param name="Reviews">How many suggestions of each are answered at most; 1 to <see cref="MostReviews"/>.</param>
/// <param name="Seed">What every draw follows from.</param>
/// <param name="Target">The accuracy that each must prove, from 0.5 to below 1.</param>
/// <param name="Fall">What becomes of those that were promoted; null ends with the promotions.</param>
public sealed record SimulationPlan(
    int Claims,
    double TrueAccuracy,
    int Reviews,
    int Seed,
    double Target = 0.95,
    AccuracyFall? Fall = null
)
{
    public const int MostClaims = 5_000;

    public const int MostReviews = 20_000;

    /// <summary>The least target that agents can be given.</summary>
    public const double LeastTarget = 0.5;

    /// <summary>The chance of a false promotion that is accepted, as in the product.</summary>
    public const double Alpha = PromotionBar.Alpha;
}

/// <summary>Promoted agents fall to another accuracy at once and act on.</summary>
/// <param name="To">The chance that an action is right from then on, 0–1.</param>
/// <param name="Actions">How many actions of each at most; 1 to <see cref="MostActions"/>.</param>
public sealed record AccuracyFall(double To, int Actions)
{
    /// <summary>Enough for nearly every agent that fell.</summary>
    public const int UsualActions = 5_000;

    public const int MostActions = 100_000;
}

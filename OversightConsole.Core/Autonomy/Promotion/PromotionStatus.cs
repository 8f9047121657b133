namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>The claim under test and everything that promotion asks of it.</summary>
/// <param name="Claim">Its key; null before the agent's first proposal.</param>
/// <param name="Version">The agent's version.</param>
/// <param name="Accuracy">Counted answers against the target.</param>
/// <param name="Evidence">E at the target.</param>
/// <param name="Bar">What E must reach: 20, doubled for each confirmed demotion, times one more for each abandoned claim.</param>
/// <param name="BarWhy">Why the bar is higher than 20; null when it is not.</param>
/// <param name="Gates">Every gate of the promotion.</param>
/// <param name="Way">What is missing until promotion.</param>
/// <param name="HeldUpBy">The ticket whose unanswered item ends the counted prefix though later ones are answered; null when none does.</param>
/// <param name="Open">Flagged items that wait for an answer.</param>
public sealed record PromotionStatus(
    string Agent,
    string? Claim,
    string? Version,
    GateFigure Accuracy,
    double Evidence,
    double Bar,
    string? BarWhy,
    IReadOnlyList<PromotionGate> Gates,
    WayThere Way,
    string? HeldUpBy,
    int Open
)
{
    /// <summary>Whether a manager may promote now.</summary>
    public bool IsEarned => Claim is not null && OpenGates == 0;

    /// <summary>How many gates are not passed.</summary>
    public int OpenGates => Gates.Count(g => g.State == GateState.Open);
}

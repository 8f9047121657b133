using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Core.Autonomy;

/// <summary>An agent as the fleet shows it; counts are of the last seven days.</summary>
/// <param name="Promotion">Its claim under test, the gates and the way there.</param>
/// <param name="Drift">What the alarm says.</param>
/// <param name="DriftScore">The alarm score; 0 unless it works alone.</param>
/// <param name="Waiting">Proposals that wait for a person now.</param>
/// <param name="Approved">Decided by people as proposed, retracted ones left out.</param>
/// <param name="Overridden">Decided with another value.</param>
/// <param name="Rejected">The number of proposals that people decided against.</param>
/// <param name="Alone">The number of actions that were done without asking.</param>
/// <param name="OverridesByDay">Overrides of each of the last seven days, oldest first.</param>
/// <param name="Stopped">Whether a stop keeps the whole agent from writing.</param>
/// <param name="SteppedBack">The last demotion, while it is younger than its last change by hand.</param>
/// <param name="Terms">What its next claim promises, as a manager set it.</param>
/// <param name="AuditShare">The share of its own actions that it asks about while it works alone, 0–1.</param>
public sealed record AgentStatus(
    string Agent,
    AgentMode Mode,
    PromotionStatus Promotion,
    DriftLevel Drift,
    double DriftScore,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    string? Reason,
    int Waiting,
    int Approved,
    int Overridden,
    int Rejected,
    int Alone,
    IReadOnlyList<int> OverridesByDay,
    bool Stopped,
    Demotion? SteppedBack,
    ClaimTerms Terms,
    double AuditShare
)
{
    /// <summary>The accuracy it must prove, 0–1.</summary>
    public double Target => Promotion.Accuracy.Target;

    /// <summary>The share of its decided proposals of the last seven days that it did alone, 0–1; null without any.</summary>
    public double? AloneShare =>
        Alone + Approved + Overridden + Rejected is > 0 and var all ? (double)Alone / all : null;
}

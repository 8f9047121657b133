using OversightConsole.Core.Demo.Generator;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>
/// What one would do without thinking of how often one looks: promote as soon as the share of right answers is at the
/// target, once there are 30.
/// </summary>
internal static class NaiveRule
{
    private const int Least = 30;

    /// <summary>After how many of this agent's answers it promotes; null when never.</summary>
    public static int? PromotedAt(SimulationPlan plan, string agent)
    {
        var answers = SimulatedClaim.Answers(plan, agent);
        var right = 0;
        for (var n = 1; n <= plan.Reviews; n++)
        {
            if (answers.Chance(plan.TrueAccuracy))
                right++;
            // 38 of 40 are 95 %, whatever a double makes of it.
            if (n >= Least && right >= plan.Target * n - 1e-9)
                return n;
        }
        return null;
    }
}

using System.Globalization;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.Simulated;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>
/// One agent of known accuracy with its one claim. Each is an agent of its own, because a claim that ended would raise the
/// bar of another claim of the same agent.
/// </summary>
internal sealed class SimulatedClaim
{
    private readonly double _accuracy;
    private readonly AccuracyFall? _fall;
    private readonly DemoRandom _before;
    private readonly DemoRandom _after;

    public SimulatedClaim(SimulationPlan plan, int number)
    {
        Agent = SimulatedDescriptors.Numbered(number).Key;
        (_accuracy, _fall) = (plan.TrueAccuracy, plan.Fall);
        _before = Answers(plan, Agent);
        _after = DemoRandom.For(plan.Seed, $"{Agent}/after the fall");
        Lottery = new AuditLottery(DemoRandom.For(plan.Seed, $"{Agent}/lottery").Fraction);
    }

    public string Agent { get; }

    /// <summary>Which of its actions are drawn for audit.</summary>
    public AuditLottery Lottery { get; }

    /// <summary>The number of right answers before promotion.</summary>
    public int Right { get; private set; }

    public int Wrong { get; private set; }

    /// <summary>After how many answers it was promoted; null while it is not.</summary>
    public int? PromotedAt { get; private set; }

    /// <summary>Actions since its promotion, those drawn for audit included.</summary>
    public int Actions { get; private set; }

    /// <summary>The number of these actions that were drawn for an audit.</summary>
    public int Audits { get; private set; }

    /// <summary>Whether its autonomy was lost again.</summary>
    public bool HasSteppedBack { get; private set; }

    /// <summary>The draws that decide its answers: the same ones for every rule that is compared.</summary>
    public static DemoRandom Answers(SimulationPlan plan, string agent) =>
        DemoRandom.For(plan.Seed, $"{agent}/answers");

    /// <summary>Whether its next suggestion, now asked about, is right.</summary>
    public bool Answer()
    {
        if (PromotedAt is not null)
        {
            Audits++;
            return _after.Chance(_fall!.To);
        }
        var right = _before.Chance(_accuracy);
        if (right)
            Right++;
        else
            Wrong++;
        return right;
    }

    public void Promoted() => PromotedAt = Right + Wrong;

    public void Acted() => Actions++;

    public void SteppedBack() => HasSteppedBack = true;
}

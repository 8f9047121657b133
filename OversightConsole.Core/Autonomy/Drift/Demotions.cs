using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Drift;

/// <summary>Takes an agent's autonomy away; the one place that does. Works at once: what it decided and was not sent goes back.</summary>
internal static class Demotions
{
    private const string Console = "oversight console";

    /// <summary>The console does it by itself; the agent asks people again.</summary>
    public static void ByItself(
        WriteScope write,
        AgentSettings settings,
        AgentClaim claim,
        DemotionCause cause,
        string why,
        DriftScore score,
        DateTimeOffset now
    ) =>
        Run(
            write,
            settings,
            claim,
            new Step(
                AgentMode.Suggest,
                cause,
                AuditActor.System("drift watch"),
                Console,
                $"{settings.Name} stepped back by itself: {why}",
                score.Score
            ),
            now
        );

    /// <summary>A manager sets another mode or other terms.</summary>
    public static void ByHand(
        WriteScope write,
        AgentSettings settings,
        AgentClaim claim,
        AgentMode to,
        DemotionCause cause,
        Person by,
        string reason
    ) =>
        Run(
            write,
            settings,
            claim,
            new Step(to, cause, AuditActor.Person(by.Id, by.Name), by.Name, reason, null),
            write.Now
        );

    private static void Run(WriteScope write, AgentSettings settings, AgentClaim claim, Step step, DateTimeOffset now)
    {
        // New terms are another claim and raise the bar as an abandoned one; all else is a demotion.
        var isConfirmed = step.Cause != DemotionCause.NewTerms;
        var demotion = new Demotion
        {
            Id = Guid.CreateVersion7(now),
            Agent = settings.Agent,
            Family = claim.Family,
            Claim = claim.Key,
            At = now,
            Cause = step.Cause,
            ByName = step.ByName,
            Reason = step.Reason,
            Score = step.Score,
            IsConfirmed = isConfirmed,
        };
        if (step.ByName != Console)
            demotion.See(step.ByName, now);
        write.Db.Add(demotion);
        claim.Close(isConfirmed ? ClaimEnd.Demoted : ClaimEnd.Abandoned, now);
        settings.StepBack(step.To, step.ByName, step.Reason, now);
        AuditTrail.Append(
            write,
            new AuditAct(
                now,
                step.Actor,
                TrailKind.AutonomyLost,
                TrailSubject.Agent(settings.Agent),
                null,
                new
                {
                    from = Codes.Of(AgentMode.Autonomous),
                    to = Codes.Of(step.To),
                    cause = Codes.Of(step.Cause),
                    claim = claim.Key,
                    family = claim.Family,
                    settings.Epoch,
                    isConfirmed,
                    score = step.Score is { } score ? Math.Round(score, 3) : (double?)null,
                    reason = PersonalText.Of(step.Reason),
                }
            )
        );
        write.Touch(Topic.Fleet);
        write.Touch(Topic.Review);
    }

    private sealed record Step(
        AgentMode To,
        DemotionCause Cause,
        AuditActor Actor,
        string ByName,
        string Reason,
        double? Score
    );
}

using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Fleet;

/// <summary>What "Could work alone" says of an agent: a date and the fastest remedy, never a count.</summary>
/// <param name="Headline">The first line of the outlook.</param>
/// <param name="Detail">Second line; null when there is nothing to add.</param>
/// <param name="Kind">The way in which the outlook is shown.</param>
/// <param name="Ticket">The ticket that <paramref name="Detail"/> is about.</param>
public sealed record AloneOutlook(
    string Headline,
    string? Detail,
    AloneKind Kind = AloneKind.Quiet,
    string? Ticket = null
)
{
    /// <summary>A pace that a team can decide on; beyond today's it is the remedy.</summary>
    public const int FasterPace = 40;

    /// <summary>The fewest answers from which an outlook is given.</summary>
    public const int FewestToSay = 50;

    public static AloneOutlook Of(AgentStatus agent, DateOnly today)
    {
        var current = agent.Promotion;
        if (agent.Mode == AgentMode.Autonomous)
            return agent.Drift == DriftLevel.Amber
                ? new("Not while drifting", "everything is asked")
                : new("Earned", null);
        if (current.IsEarned)
            return new("Review promotion", null, AloneKind.Ready);
        if (agent.Mode is AgentMode.Off or AgentMode.Shadow)
            return new($"Not in {FleetText.Mode(agent.Mode)}", "it must suggest to earn it");
        if (current.Claim is null || current.Accuracy.Count < FewestToSay)
            return new("Too early to say", $"first estimate at {FewestToSay} reviews", AloneKind.Quiet);
        var open = current.Gates.Where(g => g.State == GateState.Open).ToList();
        if (open.All(g => g.Kind != GateKind.Accuracy))
            return new(
                open.Count == 1 ? "One gate open" : $"{Words(open.Count)} gates open",
                Brief(open[0]),
                AloneKind.Gate
            );
        return Dated(current, today);
    }

    /// <summary>The date at <see cref="FasterPace"/> answers a day, when that is sooner than at today's.</summary>
    public static DateOnly? Faster(WayThere way, DateOnly today) =>
        way.Remaining is { } remaining && way.PerDay < FasterPace
            ? today.AddDays((int)Math.Ceiling(remaining / FasterPace))
            : null;

    private static AloneOutlook Dated(PromotionStatus current, DateOnly today)
    {
        var way = current.Way;
        if (way.Remaining is null)
            return new("Not at this accuracy", "see what people changed", AloneKind.Gate);
        var headline = way.About is { } about ? $"About {FleetText.Day(about, today)}" : "No answers this week";
        if (current.HeldUpBy is { } ticket)
            return new(headline, $"held up by #{ticket}", AloneKind.Date, ticket);
        if (way.RightAtBest is { } best && current.Open >= best)
            return new(headline, "today, if its open ones are right", AloneKind.Date);
        return Faster(way, today) is { } faster
            ? new(headline, $"{FleetText.Day(faster, today)} at {FasterPace} answers a day", AloneKind.Date)
            : new(headline, "answer its oldest first", AloneKind.Date);
    }

    /// <summary>The gate's fact without the target and the verdict: "Critical found: 71 of 80".</summary>
    private static string Brief(PromotionGate gate) =>
        gate.Kind switch
        {
            GateKind.Critical or GateKind.Severe or GateKind.Lapsed => gate.Sentence.Split(", ")[0],
            GateKind.Reviewers => "it rests on one reviewer",
            GateKind.Trail => "the record is not proven intact",
            GateKind.Accuracy or GateKind.Vigilance => gate.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(gate), gate.Kind, "Unknown gate."),
        };

    private static string Words(int count) =>
        count switch
        {
            2 => "Two",
            3 => "Three",
            4 => "Four",
            _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
}

/// <summary>How an outlook is shown.</summary>
public enum AloneKind
{
    /// <summary>Quiet text.</summary>
    Quiet,

    /// <summary>A date, in full colour.</summary>
    Date,

    /// <summary>A link to the agent's page, where the gate or the mistakes are.</summary>
    Gate,

    /// <summary>The button that opens the promotion.</summary>
    Ready,
}

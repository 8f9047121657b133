using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Chat;

/// <summary>A label that may be chosen.</summary>
/// <param name="Name">As it is offered and must be answered; unlike every other.</param>
/// <param name="Values">What it would write.</param>
public sealed record ChatLabel(string Name, IReadOnlyList<SetField> Values);

/// <summary>
/// What a generic language service may choose from in place of an agent's own finding: the same values that the agent
/// itself could propose now, and nothing else.
/// </summary>
public sealed record LabelChoice
{
    private LabelChoice(string actionType, string asks, IReadOnlyList<ChatLabel> labels) =>
        (ActionType, Asks, Labels) = (actionType, asks, labels);

    /// <summary>The agent's action; part of the claim.</summary>
    public string ActionType { get; }

    /// <summary>What is asked for, as part of the instruction.</summary>
    public string Asks { get; }

    /// <summary>What may be answered, in a steady order.</summary>
    public IReadOnlyList<ChatLabel> Labels { get; }

    /// <summary>
    /// The choice among <paramref name="labels"/>; null where fewer than two are left. Two of one name could not be told
    /// apart in an answer: neither is offered.
    /// </summary>
    public static LabelChoice? Among(string actionType, string asks, IEnumerable<ChatLabel> labels)
    {
        var named = labels
            .GroupBy(l => l.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() == 1)
            .Select(g => g.Single())
            .ToList();
        return named.Count > 1 ? new LabelChoice(actionType, asks, named) : null;
    }

    /// <summary>The label that was answered; null where the answer is none of them.</summary>
    public ChatLabel? Read(string answer)
    {
        var said = answer.Trim().Trim('"', '\'', '“', '”', '`').TrimEnd('.').Trim();
        return Labels.FirstOrDefault(l => string.Equals(l.Name, said, StringComparison.OrdinalIgnoreCase));
    }
}

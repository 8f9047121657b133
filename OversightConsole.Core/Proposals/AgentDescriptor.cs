namespace OversightConsole.Core.Proposals;

/// <summary>
/// Everything the console says about an agent before the agent has looked at a ticket. Pure data, no code and no screen
/// type, so that a row of a table can say the same of an agent that lives elsewhere.
/// </summary>
public sealed record AgentDescriptor
{
    /// <summary>The agent's key: it stands in tables, in the trail and in addresses, and never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The agent's name for people.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The agent's place in the order in which agents are asked about a ticket, smallest first: whoever rests on another
    /// agent's proposal comes after it. The fleet lists agents in this order too.
    /// </summary>
    public required int RunningOrder { get; init; }

    /// <summary>The agent's place in the queue's rail, smallest first.</summary>
    public required int DisplayOrder { get; init; }

    /// <summary>What the agent works on, in a few words.</summary>
    public required string Does { get; init; }

    /// <summary>The agent's icon, by its name among the outlined Material icons.</summary>
    public required string Icon { get; init; }

    /// <summary>Every kind of action the agent may propose; it can propose no other.</summary>
    public required IReadOnlyList<AgentActionType> Actions { get; init; }

    /// <summary>What the agent does when it works alone, and whether that can be put back: read by whoever promotes it.</summary>
    public string Alone { get; init; } = "What it writes alone can be undone where the service desk allows it.";

    /// <summary>Whether a language service may word the agent's proposals anew while they wait for people.</summary>
    public bool WordsWithLanguageService { get; init; }

    /// <summary>Whether policy ever lets the agent work alone. Where it does not, the gate asks a person every time.</summary>
    public bool MayWorkAlone { get; init; } = true;

    /// <summary>Whether the agent only exists to show how measuring works.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Whether the agent is asked no more. What it proposed stays, so its name and icon stay known.</summary>
    public bool IsRetired { get; init; }

    /// <summary>What being wrong costs in actions of <paramref name="type"/>.</summary>
    /// <exception cref="ArgumentException">The agent does not list that kind of action.</exception>
    public RiskTier RiskOf(string type) =>
        Actions.FirstOrDefault(a => a.Type == type)?.Risk
        ?? throw new ArgumentException($"{Name} lists no action \"{type}\" in its descriptor.", nameof(type));
}

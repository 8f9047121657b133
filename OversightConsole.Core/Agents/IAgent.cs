using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

/// <summary>
/// A specialist: a ticket in, a proposal or an abstention out. It reads nothing but what it is given and writes nothing;
/// who acts on what it says is the gate's business.
/// </summary>
public interface IAgent
{
    /// <summary>What the console says about the agent.</summary>
    AgentDescriptor Descriptor { get; }

    /// <summary>The agent's key: a code that is stored and exported and never changes.</summary>
    string Key => Descriptor.Key;

    /// <summary>What it rests on: fields of the ticket, or <see cref="TicketView.Thread"/>. When one changes it looks again.</summary>
    IReadOnlyList<string> RestsOn => [TicketFields.Summary];

    /// <summary>Those of <see cref="RestsOn"/> whose value must be decided before its proposal may be.</summary>
    IReadOnlyList<string> HeldOn => [];

    /// <summary>What it wants to know of the ticket's surroundings.</summary>
    AroundParts Around => AroundParts.None;

    /// <summary>Whether tickets of this kind are its business at all; it is not asked about others and owes no reason.</summary>
    bool IsFor(SorRecord ticket) => ticket.Source.Kind != TicketSourceKind.Simulation;

    /// <summary>What it says about a ticket. Must not throw for what a ticket contains.</summary>
    AgentAnswer Look(TicketView view);
}

/// <summary>What an agent said.</summary>
public abstract record AgentAnswer;

/// <summary>The agent proposes an action.</summary>
public sealed record Proposes(ProposalDraft Draft) : AgentAnswer;

/// <summary>It declines rather than guess; the sentence says why.</summary>
public sealed record Abstains(string Why) : AgentAnswer;

/// <summary>It can say nothing before another agent's matter is decided; the sentence says what it waits for.</summary>
public sealed record Waits(string Why) : AgentAnswer;

/// <summary>No agent should touch this ticket, and none that comes after is asked; the sentence says why.</summary>
public sealed record ExcludesAgents(string Why) : AgentAnswer;

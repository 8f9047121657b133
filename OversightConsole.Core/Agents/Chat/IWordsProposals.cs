using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Chat;

/// <summary>
/// An agent that lets a language service word what it proposes, or carry a matter on with tools. Such an agent says so in
/// its descriptor too: that decides which proposals are sent at all.
/// </summary>
public interface IWordsProposals
{
    /// <summary>The request in place of <paramref name="draft"/>, which the agent made alone; null where there is nothing to ask.</summary>
    ChatTask? TaskFor(TicketView view, Proposal draft);
}

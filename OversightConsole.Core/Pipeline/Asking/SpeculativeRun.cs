using OversightConsole.Core.Agents;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What the agents said of one ticket outside any transaction, many tickets at once, before the one writer comes to it.
/// Agents only look, so an answer is as good then if all they see is the same; where it is not, they are asked again.
/// </summary>
internal sealed class SpeculativeRun
{
    private readonly Dictionary<IAgent, (AgentAnswer Answer, TicketView View)> _said = [];

    /// <summary>What the agent said, if it would see now what it saw then; null otherwise.</summary>
    public (AgentAnswer Answer, TicketView View)? Of(IAgent agent, TicketView view) =>
        _said.TryGetValue(agent, out var said) && IsSame(said.View, view) ? said : null;

    /// <summary>Remembers an answer; an agent that threw is asked again, for the cause may have passed.</summary>
    public void Note(IAgent agent, AgentReply reply)
    {
        if (reply.Said is { } said and not AgentFailed)
            _said[agent] = (said, reply.Seen);
    }

    private static bool IsSame(TicketView then, TicketView now) =>
        then.Actual.Version == now.Actual.Version
        && ReferenceEquals(then.Catalog, now.Catalog)
        && then.Rules.SequenceEqual(now.Rules)
        && then.Ticket.Fields.Count == now.Ticket.Fields.Count
        && then.Ticket.Fields.All(f => FieldValue.Same(f.Value, now.Ticket[f.Key]));
}

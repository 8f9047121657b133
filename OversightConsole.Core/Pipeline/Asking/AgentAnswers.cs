using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Work;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// What agents say of one ticket: asked now, or what they said a moment ago in the <paramref name="rehearsal"/> of the same
/// ticket, if nothing they see has changed since.
/// </summary>
internal sealed class AgentAnswers(AgentFacts facts, Rehearsal? rehearsal)
{
    /// <summary>The answer, with the view completed by what the agent asked for.</summary>
    public async Task<(AgentAnswer Answer, TicketView View)> OfAsync(
        IAgent agent,
        TicketView view,
        CancellationToken ct
    )
    {
        if (rehearsal?.Of(agent, view) is { } said)
            return (said.Answer, said.View);
        view = await SeenAsync(agent, view, ct);
        return (Broke.Or(agent, view), view);
    }

    /// <summary>The view with what the agent asks for.</summary>
    public Task<TicketView> SeenAsync(IAgent agent, TicketView view, CancellationToken ct) =>
        facts.CompleteAsync(agent, view, ct);
}

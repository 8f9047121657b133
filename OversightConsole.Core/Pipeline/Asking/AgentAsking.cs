using OversightConsole.Core.Agents;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// Asks an agent about a ticket, in the same order for everybody who asks: the agent's scope, the facts that it wants, the
/// rules of the desk, its look, and what speaks against its answer. Nothing is written here.
/// </summary>
/// <param name="facts">Gets the ticket's surroundings.</param>
/// <param name="speculativeRun">
/// What agents said of the same ticket a moment ago; it counts where they would see the same now. Null where each agent is
/// asked now.
/// </param>
internal sealed class AgentAsking(AgentFacts facts, SpeculativeRun? speculativeRun = null)
{
    /// <summary>Asks about a single ticket, which shares nothing with others.</summary>
    public static AgentAsking Alone(ISystemOfRecord desk) => new(new AgentFacts(desk, new BatchContext()));

    /// <summary>Asks the agent; one that throws failed on this ticket alone, and the reply says so.</summary>
    /// <param name="latest">The agent's newest proposal on the ticket; null where it made none.</param>
    public async Task<AgentReply> AskAsync(
        IAgent agent,
        TicketView view,
        AgentScope scope,
        Proposal? latest,
        CancellationToken ct
    )
    {
        if (scope.WhyNot(view) is { } outside)
            return new AgentReply(null, view, LookResult.NotAsked, outside);
        view = view with { Rules = scope.Rules };
        if (speculativeRun?.Of(agent, view) is not var (said, seen))
        {
            seen = await facts.CompleteAsync(agent, view, ct);
            said = Look(agent, seen);
        }
        var reply = AgentReply.Of(said, seen, scope, latest);
        ConsoleTelemetry.Looked(agent.Key, Codes.Of(reply.Result));
        return reply;
    }

    /// <summary>
    /// What the agent would see, for somebody who answers in its place; with the reason where the ticket is outside its
    /// scope, so that nobody may be asked.
    /// </summary>
    public async Task<(TicketView Seen, string? Outside)> SeeAsync(
        IAgent agent,
        TicketView view,
        AgentScope scope,
        CancellationToken ct
    ) =>
        scope.WhyNot(view) is { } outside
            ? (view, outside)
            : (await facts.CompleteAsync(agent, view with { Rules = scope.Rules }, ct), null);

    private static AgentAnswer Look(IAgent agent, TicketView view)
    {
        using var look = ConsoleTelemetry.Look(agent.Key);
        try
        {
            return agent.Look(view);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new AgentFailed($"It failed: {exception.Message}");
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Pipeline.Work;

namespace OversightConsole.Core.Pipeline;

/// <summary>Registers the way of a ticket: the feed, the work on one ticket, the asking of agents, and their scopes.</summary>
public static class PipelineRegistration
{
    /// <summary>Adds the pipeline over the agents that are registered.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton<ProposalEntry>();
        services.AddSingleton<TicketWork>();
        services.AddSingleton<TicketPipeline>();
        services.AddSingleton<AgentLooks>();
        services.AddSingleton<AgentScopes>();
        services.AddSingleton<Expiry>();
        return services;
    }
}

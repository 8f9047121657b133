using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OversightConsole.Core.Proposals;

/// <summary>Registers what is known of agents.</summary>
public static class AgentRegisterRegistration
{
    /// <summary>Makes an agent known; the register finds all that are.</summary>
    public static IServiceCollection AddAgentDescriptor(this IServiceCollection services, AgentDescriptor descriptor)
    {
        services.TryAddSingleton<AgentRegister>();
        return services.AddSingleton(descriptor);
    }

    /// <summary>Keeps an agent known whose code is gone: what it proposed can still be read, searched and undone.</summary>
    public static IServiceCollection AddRetiredAgent(this IServiceCollection services, AgentDescriptor descriptor) =>
        services.AddAgentDescriptor(descriptor with { IsRetired = true });
}

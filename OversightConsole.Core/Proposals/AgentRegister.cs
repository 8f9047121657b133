using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// Knows every agent by its key: those that work, and those that were retired but whose proposals are still there. Whoever
/// needs an agent's name, order or icon asks this register and keeps no list of its own.
/// </summary>
public sealed class AgentRegister
{
    private readonly FrozenDictionary<string, AgentDescriptor> _byKey;

    /// <summary>The register of <paramref name="descriptors"/>.</summary>
    /// <exception cref="ArgumentException">Two agents have one key.</exception>
    public AgentRegister(IEnumerable<AgentDescriptor> descriptors)
    {
        All = [.. descriptors.OrderBy(d => d.RunningOrder)];
        if (All.GroupBy(d => d.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two agents have the key \"{twice.Key}\".", nameof(descriptors));
        _byKey = All.ToFrozenDictionary(d => d.Key, StringComparer.Ordinal);
    }

    /// <summary>Every agent, retired ones too, in running order.</summary>
    public IReadOnlyList<AgentDescriptor> All { get; }

    /// <summary>The keys of all agents in the order of the queue's rail.</summary>
    public IEnumerable<string> KeysAsShown => All.OrderBy(d => d.DisplayOrder).Select(d => d.Key);

    /// <summary>The agent with that key.</summary>
    /// <exception cref="KeyNotFoundException">Nobody registered the agent, not even as retired: a bug, or rows of another console.</exception>
    public AgentDescriptor this[string key] =>
        Find(key)
        ?? throw new KeyNotFoundException(
            $"No agent \"{key}\" is registered. One that is gone is registered with AddRetiredAgent, so that its rows can be read."
        );

    /// <summary>The agent with that key; null for a key from outside, such as an address, that is no agent's.</summary>
    public AgentDescriptor? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The agent's name for people.</summary>
    /// <exception cref="KeyNotFoundException">Nobody registered the agent.</exception>
    public string Name(string key) => this[key].Name;
}

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

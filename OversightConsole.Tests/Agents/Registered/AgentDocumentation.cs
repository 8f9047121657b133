using OversightConsole.Core.Proposals;
using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Agents.Registered;

/// <summary>Holds <c>docs/agents.md</c> against the agents that are registered.</summary>
internal static class AgentDocumentation
{
    public static string Text => File.ReadAllText(Repository.File("docs/agents.md"));

    /// <summary>The names of agents that work on tickets and that no heading of <paramref name="text"/> names.</summary>
    public static IReadOnlyList<string> Missing(string text, AgentRegister register)
    {
        var headed = text.Split('\n')
            .Where(l => l.StartsWith("## ", StringComparison.Ordinal))
            .SelectMany(l => l[3..].Split(','))
            .Select(n => n.Trim())
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. register
                .All.Where(d => d is { IsSimulated: false, IsRetired: false } && !headed.Contains(d.Name))
                .Select(d => d.Name),
        ];
    }
}

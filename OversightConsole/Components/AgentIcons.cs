using System.Collections.Frozen;
using System.Reflection;
using MudBlazor;

namespace OversightConsole.Components;

/// <summary>Finds an agent's icon by the name that its descriptor gives: any of the outlined Material icons.</summary>
internal static class AgentIcons
{
    // By reflection, so that a new agent's icon is a name in its own folder and no line here.
    private static readonly FrozenDictionary<string, string> Outlined = typeof(Icons.Material.Outlined)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .ToFrozenDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal);

    /// <summary>Whether there is an icon of that name.</summary>
    public static bool Knows(string name) => Outlined.ContainsKey(name);

    /// <summary>The icon of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string Of(string name) =>
        Outlined.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no icon \"{name}\".", nameof(name));
}

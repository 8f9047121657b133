namespace OversightConsole.Commands.Line;

/// <summary>
/// Tells ASP.NET configuration switches (<c>--Storage:Provider=Postgres</c>, <c>--Urls http://localhost:1</c>) from a
/// command's own words, so that every command takes both and an argument never swallows a switch.
/// </summary>
public static class ConfigurationSwitches
{
    private static readonly AsyncLocal<string[]?> CurrentSwitches = new();

    private static readonly HashSet<string> TopLevel = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls",
        "environment",
        "contentRoot",
        "applicationName",
        "webRoot",
        "AllowedHosts",
        "http_ports",
        "https_ports",
        "detailedErrors",
        "hostingStartupAssemblies",
    };

    /// <summary>The switches this run was started with.</summary>
    public static string[] Current
    {
        get => CurrentSwitches.Value ?? [];
        internal set => CurrentSwitches.Value = value;
    }

    /// <summary>Parts <paramref name="args"/>; a switch without <c>=</c> takes the next word as its value.</summary>
    public static (string[] Switches, string[] Words) Split(IReadOnlyList<string> args)
    {
        var switches = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsSwitch(args[i]))
            {
                words.Add(args[i]);
                continue;
            }
            switches.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Count && !IsOption(args[i + 1]))
                switches.Add(args[++i]);
        }
        return ([.. switches], [.. words]);
    }

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal);

    private static bool IsSwitch(string word)
    {
        if (!IsOption(word))
            return false;
        var key = word[2..].Split('=', 2)[0];
        return key.Contains(':', StringComparison.Ordinal) || TopLevel.Contains(key);
    }
}

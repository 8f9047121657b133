using System.Globalization;
using System.Reflection;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>
/// The texts of <c>Text/*</c> in one language, read once: sections (a class, several classes on which technicians
/// disagree, or <c>frame</c>) with lines by kind.
/// </summary>
public sealed class Phrasebook
{
    private readonly Dictionary<(string Section, string Kind), List<string>> _lines = [];
    private readonly Dictionary<(string Section, string Kind), IReadOnlyList<string>> _inherited = [];

    private Phrasebook(string language)
    {
        foreach (var (name, text) in Resources($"Demo/Generator/Text/{language}/"))
            if (!name.EndsWith("/words.txt", StringComparison.Ordinal))
                Read(text);
        Words = ReadWords(language);
        Pairs = [.. Sections.Where(s => s.Contains(" + ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        foreach (var section in Sections)
        foreach (var kind in (string[])["title", "say", "more", "tried", "fix"])
            _inherited[(section, kind)] = [.. Chain(section).SelectMany(s => Own(s, kind))];
    }

    /// <summary>The languages there are; English has everything, the others what people write.</summary>
    public static IReadOnlyDictionary<string, Phrasebook> All { get; } =
        new Dictionary<string, Phrasebook>
        {
            ["en"] = new("en"),
            ["de"] = new("de"),
            ["fr"] = new("fr"),
        };

    /// <summary>Words for <c>{slots}</c> by name; what a language lacks it takes from English.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; }

    /// <summary>Sections on which technicians disagree: class codes joined by <c> + </c>, the usual choice first.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>One of them; a line <c>often: 4</c> makes it four times as likely.</summary>
    public string DrawPair(DemoRandom random) => Pairs[random.Weighted([.. Pairs.Select(OftenOf)])];

    private double OftenOf(string pair) =>
        Own(pair, "often") is [var times] ? double.Parse(times, CultureInfo.InvariantCulture) : 1;

    private IEnumerable<string> Sections => _lines.Keys.Select(k => k.Section).Distinct();

    /// <summary>Lines of one kind that stand in this very section.</summary>
    public IReadOnlyList<string> Own(string section, string kind) => _lines.GetValueOrDefault((section, kind)) ?? [];

    /// <summary>Lines of one kind for a class, with those shared by all below the same subtype and type.</summary>
    public IReadOnlyList<string> For(string section, string kind) =>
        _inherited.GetValueOrDefault((section, kind)) ?? [];

    private static IEnumerable<string> Chain(string section)
    {
        // Twice itself: what is said of the item alone is said more often than what its siblings share.
        yield return section;
        yield return section;
        if (!section.Contains(" + ", StringComparison.Ordinal))
            for (var cut = section.LastIndexOf('/'); cut > 0; cut = section.LastIndexOf('/', cut - 1))
                yield return section[..cut] + "/*";
        yield return "*";
    }

    private void Read(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                continue;
            }
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
                throw new FormatException($"The phrase '{line}' has no kind in front of it.");
            var key = (section, line[..colon]);
            if (!_lines.TryGetValue(key, out var lines))
                _lines[key] = lines = [];
            lines.Add(line[(colon + 2)..]);
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadWords(string language) =>
        Resources($"Demo/Generator/Text/{language}/words.txt")
            .SelectMany(r => r.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(
                p => p[0],
                p => (IReadOnlyList<string>)p[1].Split(" | ", StringSplitOptions.TrimEntries),
                StringComparer.Ordinal
            );

    private static IEnumerable<(string Name, string Text)> Resources(string start)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace OversightConsole.Tests.Architecture;

/// <summary>Reads the table of ranks: <c>| rank | folders |</c>, a rank and its folders a row.</summary>
public static class RankTable
{
    /// <exception cref="FormatException">There is no such table, or a folder stands in it twice.</exception>
    public static IReadOnlyDictionary<string, int> Read(string document)
    {
        var table = Regex.Match(document, @"\| rank \| folders \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)");
        if (!table.Success)
            throw new FormatException("There is no table of ranks.");
        var ranks = new Dictionary<string, int>();
        foreach (Match row in Regex.Matches(table.Groups[1].Value, @"^\| (\d+) \| (.+?) \|$", RegexOptions.Multiline))
        foreach (var folder in row.Groups[2].Value.Split(", "))
            if (!ranks.TryAdd(folder, int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)))
                throw new FormatException($"{folder} has two ranks.");
        return ranks;
    }
}

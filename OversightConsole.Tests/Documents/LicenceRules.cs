using System.Text.RegularExpressions;

namespace OversightConsole.Tests.Documents;

/// <summary>Which licences may be shipped, as functions from packages and files to sentences about what breaks the rule.</summary>
public static class LicenceRules
{
    /// <summary>Permissive licences: what is built on them may be sold and changed without giving its source away.</summary>
    private static readonly string[] Permissive =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "MS-PL",
        "PostgreSQL",
        "OFL-1.1",
        "CC0-1.0",
        "Unlicense",
    ];

    /// <summary>Packages of before SPDX expressions state an address; each one here was read.</summary>
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
        ["https://raw.githubusercontent.com/xunit/xunit/master/license.txt"] = "Apache-2.0",
    };

    /// <summary>Packages under another licence that tests alone use and nothing ships; docs/dependencies.md names each.</summary>
    private static readonly Dictionary<string, string> TestsOnly = new() { ["Deque.AxeCore.Commons"] = "MPL-2.0" };

    /// <summary>Packages that state no licence, or one that is not permissive.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<PackageLicence> packages) =>
        packages
            .Where(p => !Allows(Addresses.GetValueOrDefault(p.Licence, p.Licence)) && !IsForTestsAlone(p))
            .Select(p =>
                p.Licence.Length == 0
                    ? $"{p.Package} ({p.Project}) states no licence"
                    : $"{p.Package} ({p.Project}) is under {p.Licence}, which is not permissive"
            );

    /// <summary>Shipped files of others (fonts, scripts, model weights) whose licence no document names.</summary>
    public static IEnumerable<string> Unnamed(IEnumerable<string> files, string dependencies) =>
        files
            .Where(f => !dependencies.Contains($"`{Path.GetFileName(f)}`", StringComparison.Ordinal))
            .Select(f => $"{f}: docs/dependencies.md does not name it with its licence");

    /// <summary>Whether an SPDX expression allows shipping: one side of OR is enough, of AND both are needed.</summary>
    private static bool Allows(string expression)
    {
        var text = expression.Trim();
        while (text is ['(', .. var inner, ')'] && !inner.Contains(')'))
            text = inner.Trim();
        if (Split(text, "OR") is { Count: > 1 } either)
            return either.Any(Allows);
        if (Split(text, "AND") is { Count: > 1 } both)
            return both.All(Allows);
        return Permissive.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The parts between the word, where it stands outside of parentheses.</summary>
    private static List<string> Split(string text, string word)
    {
        var parts = new List<string>();
        var (from, depth) = (0, 0);
        foreach (Match match in Regex.Matches(text, $@"[()]|(?<=[\s)]){word}(?=[\s(])"))
        {
            if (match.Value == "(")
                depth++;
            else if (match.Value == ")")
                depth--;
            else if (depth == 0)
            {
                parts.Add(text[from..match.Index]);
                from = match.Index + match.Length;
            }
        }
        parts.Add(text[from..]);
        return parts;
    }

    private static bool IsForTestsAlone(PackageLicence package) =>
        package.Project == "OversightConsole.Tests"
        && TestsOnly.TryGetValue(package.Package.Split(' ')[0], out var licence)
        && package.Licence == licence;
}

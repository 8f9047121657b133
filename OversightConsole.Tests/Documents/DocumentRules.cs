using System.Text.RegularExpressions;
using OversightConsole.Tests.Architecture;

namespace OversightConsole.Tests.Documents;

/// <summary>What a document or a comment may name, each rule a function from text to sentences about what breaks it.</summary>
public static class DocumentRules
{
    private static readonly string[] Tops =
    [
        "OversightConsole/",
        "OversightConsole.Core/",
        "OversightConsole.Tests/",
        "docs/",
        ".ci/",
        "wwwroot-assets/",
    ];

    /// <summary>
    /// A path in backticks that begins at the top of the repository exists. A capital X as a whole name or at its beginning
    /// stands for a name of the reader's own and is passed over.
    /// </summary>
    public static IEnumerable<string> MissingPaths(string document, string text, Func<string, bool> exists) =>
        Regex
            .Matches(text, @"`([\w./-]+)`")
            .Select(m => m.Groups[1].Value)
            .Where(path => Tops.Any(path.StartsWith) && !Regex.IsMatch(path, @"/X([A-Z./]|$)|NAME|…"))
            .Where(path => !exists(path))
            .Select(path => $"{document}: {path} does not exist");

    /// <summary>A document that a comment cites lies in the repository: at its path, or in <c>docs</c> where only its name stands.</summary>
    public static IEnumerable<string> MissingDocuments(SourceFile file, Func<string, bool> exists) =>
        Regex
            .Matches(file.Text, @"(?<![\w/.-])([\w/-]+\.md)\b")
            .Select(m => m.Groups[1].Value)
            .Where(name => !exists(name) && !exists($"docs/{name}"))
            .Select(name => $"{file.Path}: {name} is not in the repository");
}

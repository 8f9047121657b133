using System.Text.RegularExpressions;
using OversightConsole.Tests.Architecture;
using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Documents;

/// <summary>What the documents name is there, and what the code cites is in the repository.</summary>
public sealed class DocumentsTests
{
    private static readonly string Root = Repository.File("");

    private static readonly IReadOnlyList<(string Path, string Text)> Documents =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "README.md"))
            .Select(f => (Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))),
    ];

    [Fact]
    public void Every_link_between_documents_leads_somewhere() => Documents.SelectMany(BrokenLinks).Should().BeEmpty();

    [Fact]
    public void Every_file_and_folder_that_a_document_names_by_its_path_exists() =>
        Documents.SelectMany(d => DocumentRules.MissingPaths(d.Path, d.Text, Exists)).Should().BeEmpty();

    [Fact]
    public void Every_document_that_the_code_cites_is_in_the_repository() =>
        Sources.SelectMany(f => DocumentRules.MissingDocuments(f, Exists)).Should().BeEmpty();

    [Fact]
    public void The_rules_bite()
    {
        DocumentRules.MissingPaths("a.md", "see `OversightConsole.Core/Gone/Y.cs`", _ => false).Should().NotBeEmpty();
        DocumentRules.MissingPaths("a.md", "see `OversightConsole.Core/Gone/Y.cs`", _ => true).Should().BeEmpty();
        DocumentRules
            .MissingPaths("a.md", "see `OversightConsole.Core/Agents/X/XAgent.cs`", _ => false)
            .Should()
            .BeEmpty("X is a place holder");
        var cites = new SourceFile("A.cs", "/// <summary>As in <c>plan.md</c>.</summary>");
        DocumentRules.MissingDocuments(cites, _ => false).Should().NotBeEmpty();
        DocumentRules.MissingDocuments(cites, path => path == "docs/plan.md").Should().BeEmpty();
    }

    private static IEnumerable<SourceFile> Sources =>
        new[] { "OversightConsole.Core", "OversightConsole", "OversightConsole.Tests" }
            .SelectMany(SourceFile.Of)
            .Where(f => f.Path != "OversightConsole.Tests/Documents/DocumentsTests.cs");

    private static IEnumerable<string> BrokenLinks((string Path, string Text) document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document.Path))!;
        foreach (Match link in Regex.Matches(document.Text, @"\]\((?!https?:|#)([^)#\s]+)"))
            if (!Path.Exists(Path.Combine(folder, link.Groups[1].Value)))
                yield return $"{document.Path}: {link.Groups[1].Value} does not exist";
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));
}

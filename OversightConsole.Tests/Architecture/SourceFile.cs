using System.Text.RegularExpressions;

namespace OversightConsole.Tests.Architecture;

/// <summary>A source file as text, its path relative to the repository with forward slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Skipped = ["bin", "obj", "wwwroot", "node_modules"];

    /// <summary>The text without comments, which may speak of anything.</summary>
    public string Code { get; } = Regex.Replace(Text, @"(?<![:""])//[^\n]*|/\*.*?\*/", "", RegexOptions.Singleline);

    /// <summary>The feature folder of Core it lies in; null outside Core.</summary>
    public string? Feature => Path.Split('/') is ["OversightConsole.Core", var feature, _, ..] ? feature : null;

    /// <summary>The lines, as an editor counts them, without the list of usings: that one grows with the folders.</summary>
    public int Lines => Text.TrimEnd('\n').Split('\n').Count(l => !Regex.IsMatch(l, @"^@?using [\w.]+;?$"));

    /// <summary>The sources of one project of the solution, migrations left out because a tool writes them.</summary>
    public static List<SourceFile> Of(string project)
    {
        var root = Root();
        return Directory
            .EnumerateFiles(System.IO.Path.Combine(root, project), "*", SearchOption.AllDirectories)
            .Select(file => (file, path: System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Where(f =>
                f.path.EndsWith(".cs", StringComparison.Ordinal) || f.path.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Where(f => !f.path.Split('/').Any(Skipped.Contains) && !f.path.Contains("/Migrations/"))
            .Select(f => new SourceFile(f.path, File.ReadAllText(f.file).ReplaceLineEndings("\n")))
            .ToList();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "OversightConsole.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}

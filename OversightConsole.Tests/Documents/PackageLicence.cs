using System.Text.Json;
using System.Xml.Linq;

namespace OversightConsole.Tests.Documents;

/// <summary>A restored package with the licence that it states itself.</summary>
/// <param name="Package">Its name and version, <c>Markdig 1.6.0</c>.</param>
/// <param name="Project">The project that needs it, directly or through another package.</param>
/// <param name="Licence">The SPDX expression, or the address of the licence in old packages; empty where none is stated.</param>
public sealed record PackageLicence(string Package, string Project, string Licence)
{
    /// <summary>Every package that the last restore took for a project, those that others bring along included.</summary>
    /// <exception cref="InvalidOperationException">The project was not restored, or a package's folder is gone.</exception>
    public static IReadOnlyList<PackageLicence> Of(string repository, string project)
    {
        var assets = Path.Combine(repository, project, "obj", "project.assets.json");
        using var restored = JsonDocument.Parse(File.ReadAllText(assets));
        var folders = restored.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        return
        [
            .. restored
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() == "package")
                .Select(l => Read(folders, l.Value.GetProperty("path").GetString()!, l.Name, project)),
        ];
    }

    /// <summary>The licence in the text of a package's manifest; empty where it states none.</summary>
    public static string LicenceIn(string manifest)
    {
        var metadata = XDocument.Parse(manifest).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
        return Value("license") ?? Value("licenseUrl") ?? "";
    }

    private static PackageLicence Read(List<string> folders, string path, string name, string project)
    {
        var folder =
            folders.Select(f => Path.Combine(f, path)).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException($"{name} was not restored; run dotnet restore.");
        var manifest = Directory.EnumerateFiles(folder, "*.nuspec").Single();
        return new PackageLicence(name.Replace('/', ' '), project, LicenceIn(File.ReadAllText(manifest)));
    }
}

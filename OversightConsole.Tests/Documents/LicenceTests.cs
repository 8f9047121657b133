using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Documents;

/// <summary>What the console is built on and ships may be used by everybody: permissive licences alone.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Projects = ["OversightConsole", "OversightConsole.Core", "OversightConsole.Tests"];

    private static readonly string[] Shipped = [".woff2", ".woff", ".ttf", ".otf", ".onnx", ".bin", ".gguf", ".wasm"];

    [Fact]
    public void Every_restored_package_is_under_a_permissive_licence()
    {
        var packages = Projects
            .SelectMany(p => PackageLicence.Of(Path.GetDirectoryName(Repository.File("OversightConsole.sln"))!, p))
            .ToList();

        packages.Should().HaveCountGreaterThan(50, "the packages that others bring along are read too");
        LicenceRules.Forbidden(packages).Should().BeEmpty();
    }

    [Fact]
    public void The_documents_name_the_licence_of_every_shipped_file_of_others()
    {
        var files = Directory
            .EnumerateFiles(Repository.File("wwwroot-assets"), "*", SearchOption.AllDirectories)
            .Where(f => Shipped.Contains(Path.GetExtension(f)) || f.EndsWith(".min.js", StringComparison.Ordinal))
            .ToList();

        files.Should().HaveCountGreaterThan(1);
        LicenceRules.Unnamed(files, File.ReadAllText(Repository.File("docs/dependencies.md"))).Should().BeEmpty();
        LicenceRules.Unnamed(["weights.onnx"], "no such file").Should().ContainSingle();
    }

    [Theory]
    [InlineData("MIT", "OversightConsole", false)]
    [InlineData("mit", "OversightConsole", false)]
    [InlineData("GPL-3.0-only OR MIT", "OversightConsole", false)]
    [InlineData("(MIT AND Apache-2.0) OR GPL-3.0-only", "OversightConsole", false)]
    [InlineData("MIT AND (GPL-3.0-only OR Apache-2.0)", "OversightConsole", false)]
    [InlineData("https://github.com/dotnet/corefx/blob/master/LICENSE.TXT", "OversightConsole", false)]
    [InlineData("GPL-3.0-only", "OversightConsole", true)]
    [InlineData("MIT AND GPL-3.0-only", "OversightConsole", true)]
    [InlineData("(MIT OR Apache-2.0) AND GPL-3.0-only", "OversightConsole", true)]
    [InlineData("MPL-2.0", "OversightConsole.Tests", true)]
    [InlineData("https://example.org/licence", "OversightConsole.Tests", true)]
    [InlineData("LICENSE.txt", "OversightConsole", true)]
    [InlineData("", "OversightConsole", true)]
    public void A_licence_that_is_not_permissive_or_not_stated_is_found(
        string licence,
        string project,
        bool forbidden
    ) =>
        LicenceRules
            .Forbidden([new PackageLicence("Some.Package 1.0.0", project, licence)])
            .Any()
            .Should()
            .Be(forbidden);

    [Theory]
    [InlineData("OversightConsole.Tests", false)]
    [InlineData("OversightConsole", true)]
    public void What_tests_alone_may_use_is_not_shipped(string project, bool forbidden) =>
        LicenceRules
            .Forbidden([new PackageLicence("Deque.AxeCore.Commons 4.14.0", project, "MPL-2.0")])
            .Any()
            .Should()
            .Be(forbidden);

    [Theory]
    [InlineData("<license type=\"expression\">MIT</license><licenseUrl>https://x</licenseUrl>", "MIT")]
    [InlineData("<licenseUrl>https://x</licenseUrl>", "https://x")]
    [InlineData("<id>a</id>", "")]
    public void The_licence_is_read_from_the_packages_own_manifest(string metadata, string licence) =>
        PackageLicence
            .LicenceIn($"<package xmlns=\"urn:a\"><metadata>{metadata}</metadata></package>")
            .Should()
            .Be(licence);
}

using OversightConsole.Bench.Postgres;

namespace OversightConsole.Tests.Fixtures.Tests;

public sealed class PostgresProgramsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("oversight-").FullName;

    [Fact]
    public void A_lone_wrapper_on_the_path_is_passed_over()
    {
        var wrapper = Folder("wrapper", "initdb");
        var real = Folder("versions/15/bin", "initdb", "pg_ctl", "postgres");

        PostgresPrograms.Find(null, wrapper, Path.Combine(_root, "versions")).Should().Be(real);
    }

    [Fact]
    public void A_link_leads_to_the_folder_of_the_real_programs()
    {
        var real = Folder("real", "initdb", "pg_ctl", "postgres");
        var links = Folder("links");
        File.CreateSymbolicLink(Path.Combine(links, "initdb"), Path.Combine(real, "initdb"));

        PostgresPrograms.Find(null, links, "/nowhere").Should().Be(real);
    }

    [Fact]
    public void The_newest_version_wins_and_the_named_folder_before_all()
    {
        Folder("versions/9.6/bin", "initdb", "pg_ctl", "postgres");
        var newest = Folder("versions/15/bin", "initdb", "pg_ctl", "postgres");
        var named = Folder("named", "initdb", "pg_ctl", "postgres");

        PostgresPrograms.Find(null, null, Path.Combine(_root, "versions")).Should().Be(newest);
        PostgresPrograms.Find(named, null, Path.Combine(_root, "versions")).Should().Be(named);
        PostgresPrograms.Find(null, null, "/nowhere").Should().BeNull();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(string name, params string[] programs)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        foreach (var program in programs)
            File.WriteAllText(Path.Combine(folder, program), "");
        return folder;
    }
}

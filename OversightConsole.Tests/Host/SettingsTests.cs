using Microsoft.Extensions.Configuration;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Host;

public sealed class SettingsTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "console-root");

    [Fact]
    public void Nothing_set_gives_the_documented_defaults()
    {
        var settings = Read();

        settings.Urls.Should().Equal("http://localhost:5080");
        settings.Storage.Provider.Should().Be(StorageProvider.Sqlite);
        settings.DataDirectory.Should().Be(Path.Combine(Root, "data"));
        settings.Storage.ConnectionString.Should().Contain(Path.Combine(Root, "data", "oversight.db"));
        settings.DemoEnabled.Should().BeTrue();
        settings.DeskTimeZone.Should().Be(TestClock.MachinesZone);
        settings.DemoUsersAllowed.Should().BeTrue();
    }

    [Fact]
    public void The_sample_holds_the_same_defaults_as_an_empty_file()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Repository.File("appsettings.sample.json")).Build();

        SettingsReader.Read(sample, Root).Should().BeEquivalentTo(Read());
    }

    [Fact]
    public void Every_error_is_reported_at_once_naming_the_setting()
    {
        var read = () =>
            Read(
                ("Urls", "localhost"),
                ("Storage:Provider", "Oracle"),
                ("Demo:Enabled", "perhaps"),
                ("Demo:Seed", "-1"),
                ("Desk:TimeZone", "Mars/Olympus")
            );

        read.Should()
            .Throw<SettingsException>()
            .Which.Errors.Select(e => e.Split(' ')[0])
            .Should()
            .Equal("Urls", "Storage:Provider", "Demo:Enabled", "Demo:Seed", "Desk:TimeZone");
    }

    [Fact]
    public void Postgres_without_a_connection_string_is_refused()
    {
        var read = () => Read(("Storage:Provider", "postgres"));

        read.Should().Throw<SettingsException>().WithMessage("Storage:ConnectionString is empty*");
    }

    [Fact]
    public void A_password_is_not_repeated_in_an_error()
    {
        var read = () =>
            Read(("Storage:Provider", "Postgres"), ("Storage:ConnectionString", "Host=h;Password=geheim;Nonsense=1"));

        read.Should().Throw<SettingsException>().Which.Message.Should().NotContain("geheim");
    }

    [Fact]
    public void A_database_in_memory_is_refused_because_decisions_must_survive()
    {
        var read = () => Read(("Storage:ConnectionString", "Data Source=:memory:"));

        read.Should().Throw<SettingsException>().WithMessage("*memory*");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://[::1]:5080;http://localhost:5081", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://localhost:5080;http://192.168.1.4:5080", false)]
    [InlineData("http://desk.example:5080", false)]
    public void Demo_users_exist_only_where_nobody_from_elsewhere_can_reach_them(string urls, bool allowed) =>
        Read(("Urls", urls)).DemoUsersAllowed.Should().Be(allowed);

    [Theory]
    [InlineData("HTTP_PORTS", "8080")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://localhost:5080")]
    [InlineData("Demo:Enabled", "false")]
    public void Demo_users_do_not_exist_where_it_cannot_be_told_who_reaches_them(string key, string value) =>
        Read((key, value)).DemoUsersAllowed.Should().BeFalse();

    private static ConsoleSettings Read(params (string Key, string Value)[] values) =>
        SettingsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)))
                .Build(),
            Root
        );
}

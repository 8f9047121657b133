using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.SecondDesk;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>Several systems behind one seam: which may be connected, and where a record's connection leads.</summary>
public sealed class RoutedSystemOfRecordTests
{
    private readonly MemoryDesk _one = new(new FakeTimeProvider(), "one");
    private readonly MemoryDesk _two = new(new FakeTimeProvider(), "two");

    [Theory]
    [InlineData("one", "one")]
    [InlineData("one", "ONE")]
    public void Two_connections_of_one_name_are_refused_with_the_name_and_what_to_do(string first, string second)
    {
        var connect = () => new RoutedSystemOfRecord([Named(first), Named(second)]);

        connect
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("Two systems are connected as 'one'; rename one.");
    }

    [Fact]
    public void The_console_does_not_start_with_two_connections_of_one_name()
    {
        using var services = new ServiceCollection()
            .AddSeam(TimeZoneInfo.Utc)
            .AddSingleton<IConnectedSystem>(_one)
            .AddSingleton<IConnectedSystem>(Named("one"))
            .BuildServiceProvider();

        var start = () => services.GetRequiredService<ISystemOfRecord>();

        start.Should().Throw<InvalidOperationException>().WithMessage("*'one'*rename one.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("rt:eu")]
    [InlineData("r t")]
    [InlineData("rt/eu")]
    [InlineData("störung")]
    [InlineData("a-name-that-is-one-letter-longer-than-40x")]
    public void A_name_that_no_ticket_could_carry_is_refused_with_the_names_that_may_be(string name)
    {
        var connect = () => new RoutedSystemOfRecord([_one, Named(name)]);

        connect.Should().Throw<InvalidOperationException>().WithMessage($"*'{name}'*1 to 40*");
    }

    [Fact]
    public void Without_any_desk_the_console_does_not_start()
    {
        var connect = () => new RoutedSystemOfRecord([]);

        connect.Should().Throw<InvalidOperationException>().WithMessage("*register one*");
    }

    [Fact]
    public async Task A_record_is_read_where_its_connection_says()
    {
        ISystemOfRecord both = new RoutedSystemOfRecord([_one, _two]);
        var (here, there) = (_one.Opens("Here", ""), _two.Opens("There", ""));
        here.Id.Should().Be(there.Id, "the desks number their tickets alike");

        (await both.GetAsync(here, default))![TicketFields.Summary]!.Id.Should().Be("Here");
        (await both.GetAsync(there, default))![TicketFields.Summary]!.Id.Should().Be("There");
        (await both.GetManyAsync([here, there], default)).Keys.Should().BeEquivalentTo([here, there]);
        (await both.HistoryAsync(there, default)).Single().Ref.Should().Be(there);
        both.Desk("two").Should().BeSameAs(_two);
    }

    [Fact]
    public async Task What_each_desk_promises_is_its_own()
    {
        _two.Capabilities = SorCapabilities.None;
        ISystemOfRecord both = new RoutedSystemOfRecord([_one, _two]);

        both.CapabilitiesOf("one").Should().HaveFlag(SorCapabilities.ExternalKey);
        both.CapabilitiesOf("two").Should().Be(SorCapabilities.None);
        both.CapabilitiesOf("gone").Should().Be(SorCapabilities.None);
        (await both.DescribeAsync(default)).Should().BeSameAs(_one.Catalog);
    }

    [Fact]
    public async Task A_record_of_a_connection_that_is_not_there_is_not_found_and_nothing_fails()
    {
        ISystemOfRecord both = new RoutedSystemOfRecord([_one, _two]);
        var (here, gone) = (_one.Opens("Here", ""), SorRef.Ticket("gone", "T-1001"));

        (await both.GetAsync(gone, default)).Should().BeNull();
        (await both.GetManyAsync([gone, here], default)).Keys.Should().Equal(here);
        (await both.HistoryAsync(gone, default)).Should().BeEmpty();
        both.FindDesk("gone").Should().BeNull();
        var around = new SorAround(gone, null, null, DateTimeOffset.UnixEpoch, AroundParts.Lately);
        (await both.AroundAsync(around, default)).Should().Be(SorSurroundings.Nothing);
    }

    [Fact]
    public async Task A_write_to_a_connection_that_is_not_there_is_refused_and_says_which_and_what_helps()
    {
        ISystemOfRecord both = new RoutedSystemOfRecord([_one, _two]);
        var ticket = SorRef.Ticket("gone", "T-1001");
        var by = new Actor(ActorKind.Agent, "priority", "Priority");

        var outcome = await both.ApplyAsync(new SorCommand("key", ticket, null, [], [], by), default);

        outcome
            .Should()
            .BeOfType<Refused>()
            .Which.Errors.Should()
            .Equal(
                "The service desk 'gone' is not connected. An administrator can connect it again in the configuration and restart the console."
            );
        both.Invoking(b => b.Desk("gone")).Should().Throw<InvalidOperationException>().WithMessage("*'gone'*");
    }

    private static MemoryDesk Named(string name) => new(new FakeTimeProvider(), name);
}

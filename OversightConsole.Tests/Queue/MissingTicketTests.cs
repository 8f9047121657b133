using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Components;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Queue.Card;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.SecondDesk;

namespace OversightConsole.Tests.Queue;

/// <summary>What stands in place of a card that cannot be shown.</summary>
public sealed class MissingTicketTests : IAsyncLifetime
{
    private readonly BunitContext page = new();

    public Task InitializeAsync()
    {
        page.Services.AddSingleton<ISystemOfRecord>(new RoutedSystemOfRecord([new MemoryDesk(new FakeTimeProvider())]));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public void A_ticket_that_its_desk_does_not_have_may_have_been_removed() =>
        Text("memory:7").Should().Contain("No ticket #memory:7").And.Contain("may have been removed");

    [Fact]
    public void A_ticket_of_a_desk_that_is_not_connected_says_which_connection_and_what_helps() =>
        Text("rt:7")
            .Should()
            .Contain("Ticket #rt:7 cannot be read")
            .And.Contain(
                "The service desk 'rt' is not connected. An administrator can connect it again in the configuration"
            );

    [Fact]
    public async Task There_is_a_way_back_to_the_list()
    {
        var back = 0;
        var missing = page.Render<MissingTicket>(p => p.Add(c => c.Ticket, "rt:7").Add(c => c.OnBack, () => back++));

        await missing.SendAsync("[data-testid=back-to-list]", e => e.ClickAsync(new()));

        back.Should().Be(1);
    }

    [Theory]
    [InlineData("484130", "/desk/484130")]
    [InlineData("rt:7", null)]
    [InlineData("no-number", null)]
    [InlineData("", null)]
    public void Only_a_ticket_of_the_own_desk_is_a_link_to_its_page(string ticket, string? address) =>
        TicketLink.DeskAddress(ticket).Should().Be(address);

    private string Text(string ticket) =>
        page.Render<MissingTicket>(p => p.Add(c => c.Ticket, ticket)).Nodes[0].TextContent;
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Queue.Card;
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

    private string Text(string ticket) =>
        page.Render<MissingTicket>(p => p.Add(c => c.Ticket, ticket)).Nodes[0].TextContent;
}

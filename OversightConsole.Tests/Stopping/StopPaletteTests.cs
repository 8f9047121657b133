using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Stopping;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.SecondDesk;

namespace OversightConsole.Tests.Stopping;

/// <summary>What can be stopped from anywhere while the console serves two desks.</summary>
public sealed class StopPaletteTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Boards_and_customers_of_both_desks_are_offered()
    {
        await using var desks = await TwoDesks.OnAsync(database);

        var labels = await LabelsAsync(desks);

        labels.Should().Contain("Stop agents on the board Service Desk…");
        labels.Should().Contain("Stop agents on the board Front desk…");
        labels.Should().Contain("Stop agents for Seventh Customer…");
    }

    [Fact]
    public async Task Of_two_boards_that_are_called_alike_the_second_says_which_desk_it_is_on()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (catalog, first) = (desks.Other.Catalog, desks.Other.Catalog.Boards[0]);
        var alike = first with { Value = first.Value with { Name = "Service Desk" } };
        desks.Other.Catalog = catalog with { Boards = [alike, .. catalog.Boards.Skip(1)] };

        var labels = await LabelsAsync(desks);

        labels.Should().Contain("Stop agents on the board Service Desk…");
        labels.Should().Contain("Stop agents on the board Service Desk (memory)…");
        labels.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_stopped_board_leaves_its_namesake_on_the_other_desk_to_be_stopped()
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var request = StopRequest.Board(EmbeddedSystemOfRecord.ConnectionName, MemoryDesk.Queue, "Front desk");
        await desks.House.Get<StopSwitch>().StopAsync(desks.House.Manager, request, "Looks wrong");

        (await LabelsAsync(desks)).Should().Contain("Stop agents on the board Front desk…");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_desk_does_not_answer_all_that_lies_elsewhere_can_still_be_stopped(bool first)
    {
        await using var desks = await TwoDesks.OnAsync(database);
        var (own, other) = await desks.SameNumberAsync();
        Action failing = () => throw new HttpRequestException("No route to host.");
        if (first)
            desks.House.Desk.BeforeAnswer = failing;
        else
            desks.Other.BeforeAnswer = failing;

        var labels = await LabelsAsync(desks, on: first ? own : other);

        labels.Should().Contain("Stop agents on this ticket").And.Contain(l => l.Contains("all agents", Ignoring));
        labels.Should().Contain($"Stop agents on the board {(first ? "Front desk" : "Service Desk")}…");
    }

    [Fact]
    public async Task On_a_ticket_of_a_desk_that_was_removed_the_ticket_can_be_stopped_and_nothing_fails()
    {
        await using var desks = await TwoDesks.OnAsync(database);

        (await LabelsAsync(desks, on: SorRef.Ticket("gone", "7"))).Should().Contain("Stop agents on this ticket");
    }

    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    private static async Task<IReadOnlyList<string>> LabelsAsync(TwoDesks desks, SorRef? on = null)
    {
        var palette = new StopPalette(
            desks.House.Get<StopSwitch>(),
            new SignedInPerson(new Signed(desks.House.Manager)),
            KnownAgents.Register,
            desks.House.Desk,
            null!,
            new At(on is null ? "fleet" : $"audit/ticket/{on.Text}"),
            desks.House.Get<DeskHealth>()
        );
        return [.. (await palette.ActionsAsync()).Select(a => a.Label)];
    }

    private sealed class Signed(Person person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            var roles = person.Roles.Select(r => new Claim(ClaimTypes.Role, Codes.Of(r)));
            Claim[] who = [new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name)];
            return Task.FromResult(new AuthenticationState(new(new ClaimsIdentity([.. who, .. roles], "test"))));
        }
    }

    private sealed class At : NavigationManager
    {
        public At(string page) => Initialize("http://localhost/", $"http://localhost/{page}");
    }
}

using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Agents;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Fleet.Scoping;
using OversightConsole.Tests.SecondDesk;

namespace OversightConsole.Tests.Fleet;

/// <summary>A scope is chosen from all desks, and what is chosen holds on the desk it is of.</summary>
public sealed class ScopeChoicesTests
{
    private const string There = "elsewhere";
    private readonly MemoryDesk _here = new(new FakeTimeProvider());
    private readonly MemoryDesk _there = new(new FakeTimeProvider(), There);

    [Fact]
    public async Task Boards_statuses_customers_and_classes_of_all_desks_are_offered_with_their_desk()
    {
        var choices = await ChoicesAsync(_here, _there);

        choices
            .Boards.Select(b => b.Name)
            .Should()
            .Equal("Front desk (memory)", "Threats (memory)", "Front desk (elsewhere)", "Threats (elsewhere)");
        choices.Statuses.Select(s => s.Name).Should().Equal("Fresh (memory)", "Fresh (elsewhere)");
        choices
            .Customers.Select(c => c.Name)
            .Should()
            .Equal("Seventh Customer (memory)", "Seventh Customer (elsewhere)");
        choices
            .Classes.Select(c => c.Name)
            .Should()
            .Contain(["Hardware › Printers (memory)", "Hardware › Printers (elsewhere)"]);
        foreach (var offered in new[] { choices.Boards, choices.Statuses, choices.Customers, choices.Classes })
            offered.Select(o => o.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_single_desk_is_not_named()
    {
        (await ChoicesAsync(_here)).Boards.Select(b => b.Name).Should().Equal("Front desk", "Threats");
    }

    [Fact]
    public async Task A_board_a_status_or_a_customer_that_is_chosen_is_that_of_its_desk()
    {
        var choices = await ChoicesAsync(_here, _there);
        var (board, status, customer) = (choices.Boards[0].Id, choices.Statuses[0].Id, choices.Customers[0].Id);
        AgentScope[] only =
        [
            new() { Boards = [board] },
            new() { Statuses = [status] },
            new() { Companies = [customer] },
        ];
        var (here, there) = (await ViewAsync(_here), await ViewAsync(_there));

        foreach (var scope in only)
            (scope.WhyNot(here), scope.WhyNot(there) is null).Should().Be((null, false));
        var never = new AgentScope { ExceptCompanies = [customer] };
        (never.WhyNot(here) is null, never.WhyNot(there)).Should().Be((false, null));
        var rule = new DeskRule { Name = "SOP 1", Company = customer };
        (rule.Holds(here), rule.Holds(there)).Should().Be((true, false));
    }

    private static async Task<ScopeChoices> ChoicesAsync(params MemoryDesk[] desks) =>
        new(await DeskCatalogs.OfAllAsync(new RoutedSystemOfRecord(desks), default));

    private static async Task<TicketView> ViewAsync(MemoryDesk desk)
    {
        var ticket = (await desk.GetAsync(desk.Opens("The printer smokes", ""), default))!;
        return new TicketView(ticket, desk.Catalog, ticket.OpenedAt);
    }
}

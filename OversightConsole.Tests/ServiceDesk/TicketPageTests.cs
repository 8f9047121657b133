using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Access.Session;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Desk;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

[Trait("Category", "Time")]
public sealed class TicketPageTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_technician_moves_the_board_and_the_ticket_and_its_log_say_so()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync(SetField.To(TicketFields.Status, "in-progress"));
        await using var browser = Browser(desk, "technician");
        var page = browser.Render<TicketPage>(p => p.Add(t => t.Id, ticket));
        page.WaitForElement("[data-testid=desk-save]");

        await page.SendAsync("[data-field=board] select", e => e.ChangeAsync(new() { Value = "security" }));
        var offered = page.FindAll("[data-field=status] option").Select(o => o.TextContent);
        await page.SendAsync(".deskform", e => e.SubmitAsync());

        offered.Should().StartWith(["New", "Contain", "Investigate"]);
        page.WaitForAssertion(() =>
            page.Find("[data-testid=desk-status]").TextContent.Should().StartWith("Saved: board, status")
        );
        page.Find("[data-testid=desk-changes]").TextContent.Should().Contain("Service Desk").And.Contain("Security");
        (await desk.LogAsync(ticket))[^1].By.Should().Be(new Actor(ActorKind.Person, "u-1", "ada"));
    }

    [Fact]
    public async Task A_note_is_internal_unless_said_otherwise()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        await using var browser = Browser(desk, "technician");
        var page = browser.Render<TicketPage>(p => p.Add(t => t.Id, ticket));
        page.WaitForElement("[data-testid=desk-note-text]");

        await page.SendAsync("[data-testid=desk-note-text]", e => e.ChangeAsync(new() { Value = "<b>Rang</b> her" }));
        await page.SendAsync("[data-testid=desk-note-add]", e => e.ClickAsync(new()));

        page.WaitForAssertion(() => page.Markup.Should().Contain("&lt;b&gt;Rang&lt;/b&gt; her"));
        (await desk.GetAsync(ticket)).Notes.Should().ContainSingle().Which.Internal.Should().BeTrue();
    }

    [Fact]
    public async Task An_auditor_sees_the_ticket_and_no_way_to_change_it()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await desk.TicketAsync();
        await using var browser = Browser(desk, "auditor");
        var page = browser.Render<TicketPage>(p => p.Add(t => t.Id, ticket));

        page.WaitForElement("[data-testid=desk-changes]");

        page.FindAll("[data-testid=desk-save], [data-testid=desk-note-add]").Should().BeEmpty();
        page.FindAll("select:not([disabled])").Should().BeEmpty();
    }

    [Fact]
    public async Task The_list_finds_a_ticket_by_number()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var wanted = await desk.TicketAsync();
        await desk.TicketAsync();
        await using var browser = Browser(desk, "technician");
        browser
            .Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>()
            .NavigateTo($"/desk?q={wanted}");
        var page = browser.Render<DeskListPage>();

        page.WaitForAssertion(() =>
            page.FindAll("[data-testid=desk-row]")
                .Should()
                .ContainSingle()
                .Which.GetAttribute("data-ticket")
                .Should()
                .Be(wanted.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    private static BunitContext Browser(TestDesk desk, string role)
    {
        var browser = new BunitContext();
        var who = browser.AddAuthorization();
        who.SetAuthorized("ada");
        who.SetRoles(role);
        who.SetClaims(new Claim(ClaimTypes.NameIdentifier, "u-1"));
        browser.Services.AddScoped<SignedInPerson>();
        browser.Services.AddSingleton<TimeProvider>(desk.Time);
        browser.Services.AddSingleton(desk.Services.GetRequiredService<ChangeNotifier>());
        browser.Services.AddSingleton(desk.Desk);
        browser.Services.AddSingleton(desk.Search);
        browser.Services.AddSingleton(desk.Directories);
        browser.Services.AddScoped<OversightConsole.Keyboard.BrowserModule>();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        return browser;
    }
}

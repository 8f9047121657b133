using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Fixtures.Clocks;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Desk;

/// <summary>What customers allow, and what was touched in the directory, as people see it.</summary>
public sealed class CustomersInTheBrowserTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [BrowserFact]
    public async Task A_manager_switches_a_customers_terms_by_keyboard_and_a_technician_only_reads_them()
    {
        await CustomerAsync("wingtip", "Wingtip Toys");
        await using var manager = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(manager, "manager");
        await page.GotoAsync("/desk/customers");
        var row = page.Locator("[data-testid=customer-row][data-company=wingtip]");
        await Expect(row.GetByTestId("allow-autonomy")).ToBeCheckedAsync();
        await page.ExpectAccessibleAsync();
        await page.ExpectOneColumnAsync();

        await row.GetByTestId("allow-autonomy").FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await Expect(page.GetByTestId("customers-status")).ToHaveTextAsync("Stored for Wingtip Toys.");
        await Expect(row).ToContainTextAsync("Not allowed");
        var terms = await app.Services.GetRequiredService<CustomerTerms>().ListAsync();
        terms.Single(t => t.Id == "wingtip").Allows.Should().Be(new AllowedTerms(true, true, false));

        await using var technician = await app.NewPersonAsync();
        var reading = await ConsoleApp.SignInAsync(technician, "technician");
        await reading.GotoAsync("/desk/customers");
        await Expect(reading.Locator("[data-company=wingtip]").GetByTestId("allow-training")).ToBeDisabledAsync();
    }

    [BrowserFact]
    public async Task What_nobody_has_set_says_so_and_what_it_means()
    {
        await CustomerAsync("tailspin", "Tailspin Toys", AllowedTerms.NotSet);
        await using var manager = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(manager, "manager");
        await page.GotoAsync("/desk/customers");
        var row = page.Locator("[data-testid=customer-row][data-company=tailspin]");

        await Expect(row).ToContainTextAsync("Not set: nothing is sent");
        await Expect(row).ToContainTextAsync("Not set: agents learn, on this machine");
        await Expect(row).ToContainTextAsync("Not set: a person decides");
        await Expect(row.GetByTestId("allow-language")).Not.ToBeCheckedAsync();
        await Expect(row.GetByTestId("allow-training")).ToBeCheckedAsync();
        await Expect(row.GetByTestId("allow-autonomy")).Not.ToBeCheckedAsync();

        await row.GetByTestId("allow-autonomy").FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await Expect(page.GetByTestId("customers-status")).ToHaveTextAsync("Stored for Tailspin Toys.");
        await Expect(row.GetByTestId("allow-autonomy")).ToBeCheckedAsync();
        await Expect(row).ToContainTextAsync("Not set: nothing is sent");
    }

    [BrowserFact]
    public async Task What_was_contained_stands_in_the_directory()
    {
        await CustomerAsync("fabrikam", "Fabrikam");
        var outcome = await app
            .Services.GetRequiredService<SimulatedDirectory>()
            .ApplyAsync(
                new SorCommand(
                    "browser-test",
                    ContainmentFields.DeviceRef("fabrikam/fk-ws-07"),
                    null,
                    [],
                    [new SetField(ContainmentFields.Isolation, FieldValue.Text("isolated"))],
                    new Actor(ActorKind.Person, "ravi", "Ravi")
                ),
                default
            );
        outcome.Should().BeOfType<Applied>();
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "technician");
        await page.GotoAsync("/desk/directory");

        await Expect(page.GetByTestId("directory-row")).ToContainTextAsync("isolation isolated");
        await page.ExpectAccessibleAsync();
        await page.ExpectOneColumnAsync();
    }

    private async Task CustomerAsync(string id, string name, AllowedTerms? terms = null)
    {
        var contexts =
            app.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<OversightDbContext>>();
        await using var db = await contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.Add(new Company { Id = id, Name = name });
        if (terms is not null)
            db.Add(CustomerConsent.Of(EmbeddedSystemOfRecord.ConnectionName, id, terms));
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }
}

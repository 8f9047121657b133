using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Access;

/// <summary>What a page that stands open does when its user may no longer use it.</summary>
public sealed class OpenPageTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [BrowserFact]
    public async Task An_open_page_closes_at_once_when_its_user_is_disabled_on_this_node()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "technician2");
        await page.GotoAsync("/desk");
        await page.GetByTestId("desk-new").WaitForAsync();
        var admin = DemoUsers.All.Single(u => u.Name == "admin").AsPerson();

        var answer = await app
            .Services.GetRequiredService<UserDirectory>()
            .DisableAsync(admin, DemoUsers.All.Single(u => u.Name == "technician2").AsPerson().Id);

        answer.Succeeded.Should().BeTrue();
        await ExpectOutsideAsync(page);
        await page.GotoAsync("/desk");
        await ExpectOutsideAsync(page);
        await page.GetByTestId("sign-in-user").FillAsync("technician2");
        await page.GetByTestId("sign-in-password").FillAsync("technician2");
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await Expect(page.GetByText("This user is disabled")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task An_open_page_closes_within_its_regular_check_when_the_user_was_disabled_on_another_node()
    {
        await using var person = await app.NewPersonAsync();
        var page = await ConsoleApp.SignInAsync(person, "auditor");
        await page.GotoAsync("/desk");
        await page.GetByTestId("desk-search").WaitForAsync();

        await DisableElsewhereAsync("auditor");

        // The check comes every 30 s of real time; half of that again for a busy machine.
        await page.GetByTestId("sign-in-user").WaitForAsync(new() { Timeout = 45_000 });
        await ExpectOutsideAsync(page);
    }

    private static async Task ExpectOutsideAsync(IPage page)
    {
        await page.GetByTestId("sign-in-user").WaitForAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(page.GetByTestId("desk-search")).ToHaveCountAsync(0);
    }

    /// <summary>As another node's transaction leaves it: stored, and nobody in this process told.</summary>
    private async Task DisableElsewhereAsync(string name)
    {
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var changed = await db.Set<IdentityUser>()
            .Where(u => u.UserName == name)
            .ExecuteUpdateAsync(u =>
                u.SetProperty(x => x.LockoutEnd, new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero))
                    .SetProperty(x => x.SecurityStamp, "another")
            );
        changed.Should().Be(1);
    }
}

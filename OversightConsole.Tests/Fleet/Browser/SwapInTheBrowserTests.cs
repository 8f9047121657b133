using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Browser;
using static Microsoft.Playwright.Assertions;

namespace OversightConsole.Tests.Fleet.Browser;

public sealed class SwapInTheBrowserTests(FleetApp app) : IClassFixture<FleetApp>
{
    private const string Agent = "assignment";

    [BrowserFact]
    public async Task A_version_beside_one_that_works_alone_takes_its_place_when_it_has_earned_that_and_not_before()
    {
        var technician = await app.PersonAsync("technician");
        var answers = await AloneAsync(technician);
        await answers.AnswerAsync(technician, right: 5);
        var page = await app.OpenAsync("manager", $"/fleet/{Agent}/versions");

        var earned = page.GetByTestId("earned");
        await Expect(earned).ToHaveAttributeAsync("data-consequence", "refused");
        await Expect(earned.GetByTestId("earned-count")).ToContainTextAsync("5 of 5");
        await page.GetByTestId("make-champion").ClickAsync();
        var refusal = page.GetByTestId("version-refusal");
        await Expect(refusal)
            .ToContainTextAsync(
                "Assignment works alone with v1, and v2 has not earned that yet. Until then v1 works on."
            );
        await Expect(refusal.GetByTestId("way-there")).ToContainTextAsync("more right answers in a row at best");
        await page.EscapeAsync(refusal);

        await answers.AnswerAsync(technician, right: 20);
        await Expect(earned).ToHaveAttributeAsync("data-consequence", "stays-alone");
        await page.GetByTestId("make-champion").ClickAsync();
        await Expect(page.GetByTestId("version-dialog")).ToContainTextAsync("Assignment goes on working alone.");
        await page.GetByTestId("version-reason").FillAsync("It has proven itself on the same tickets");
        await page.GetByTestId("version-confirm").ClickAsync();

        await Expect(page.Locator("[data-testid=version-row][data-version=v2]"))
            .ToHaveAttributeAsync("data-standing", "champion");
        await Expect(earned).ToHaveCountAsync(0);
        await page.GotoAsync("/fleet");
        await Expect(FleetApp.Row(page, Agent)).ToHaveAttributeAsync("data-mode", "autonomous");
    }

    /// <summary>v1 works alone and asks about everything by lot; v2 runs beside it and says the same.</summary>
    private async Task<SeededAnswers> AloneAsync(Core.Access.Person technician)
    {
        var answers = await app.AgentAsync(Agent);
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        foreach (var (number, current) in new[] { (1, VersionRole.Champion), (2, VersionRole.Challenger) })
            db.Add(
                new TrainedModel
                {
                    Agent = Agent,
                    Number = number,
                    Examples = 240,
                    TrainingHash = "",
                    File = $"no-{number}.model",
                    At = app.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
                    Role = current,
                    Cause = "a test",
                }
            );
        await db.SaveChangesAsync();
        await answers.AnswerAsync(technician, right: 24);
        var manager = await app.PersonAsync("manager2");
        (await app.Services.GetRequiredService<Promotions>().PromoteAsync(manager, Agent, "It is good enough"))
            .Should()
            .BeOfType<Promoted>();
        await app.AuditEverythingAsync();
        answers.ChallengerTicket = "v2";
        return answers;
    }
}

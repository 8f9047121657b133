using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Access;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Queue.Browser;

namespace OversightConsole.Tests.Audit.Browser;

public sealed class UndoInTheBrowserTests(QueueApp app) : IClassFixture<QueueApp>
{
    [BrowserFact]
    public async Task One_change_is_undone_from_the_timeline_and_the_desk_shows_the_value_before()
    {
        var ticket = await WrittenAsync();
        await using var lena = await Technician.SignInAsync(app, "technician");
        var page = lena.Page;
        await page.GotoAsync($"/audit/ticket/{ticket.Number}");
        await Assertions.Expect(page.GetByTestId("timeline-list")).ToContainTextAsync("Assignment suggested team");

        await page.GetByTestId("undo-one").ClickAsync();
        await Assertions.Expect(page.GetByTestId("undo-restore")).ToContainTextAsync($"#{ticket.Number}");
        await page.GetByTestId("undo-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("undo-dialog")).ToContainTextAsync("Choose why it is undone.");
        await page.Locator("[data-testid=undo-reason][data-value=wrong]").CheckAsync();
        await page.GetByTestId("undo-confirm").ClickAsync();

        await Assertions.Expect(page.GetByTestId("undo-said")).ToHaveTextAsync("1 change put back.");
        await Assertions.Expect(page.GetByTestId("timeline-list")).ToContainTextAsync("undid what Assignment wrote");
        await Assertions.Expect(page.GetByTestId("undo-one")).ToHaveCountAsync(0);
        (await app.ValueAsync(ticket, TicketFields.Team)).Should().Be(ticket[TicketFields.Team]?.Name);
        await page.GotoAsync($"/desk/{ticket.Number}");
        await Assertions.Expect(page.GetByTestId("desk-changes")).ToContainTextAsync("technician");
    }

    [BrowserFact]
    public async Task The_timeline_goes_back_in_time_and_says_why_nothing_happened()
    {
        var ticket = await WrittenAsync();
        await using var lena = await Technician.SignInAsync(app, "technician");
        var page = lena.Page;
        await lena.OpenAsync(ticket.Number);
        await Assertions.Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);
        await lena.PressAsync("l");
        await page.GetByTestId("timeline").WaitForAsync();
        var team = page.Locator("[data-testid=stands] [data-field=Team]");
        await Assertions.Expect(team).ToContainTextAsync("suggested by Assignment, approved by technician");

        await page.GetByTestId("back-in-time").FocusAsync();
        await lena.PressAsync("Home");

        await Assertions.Expect(page.GetByTestId("stands")).ToContainTextAsync("How it stood");
        await Assertions.Expect(team).Not.ToContainTextAsync("suggested by Assignment");
        await Assertions.Expect(page.GetByTestId("why-nothing")).ToContainTextAsync("Classification");
        await page.GetByTestId("timeline-changes").ClickAsync();
        await Assertions
            .Expect(page.GetByTestId("timeline-row"))
            .ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Written to the service desk")]);
        var found = await page.RunAxe(
            new()
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }
        );
        found.Violations.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_range_is_undone_with_its_preview_and_what_a_person_changed_since_is_kept()
    {
        var from = app.Services.GetRequiredService<TimeProvider>().Now().AddSeconds(-1);
        var untouched = await WrittenAsync();
        var changed = await WrittenAsync();
        var teams = (await app.Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default)).Teams;
        await app.SetAsync(changed, TicketFields.Team, teams[2].Id);
        await using var max = await Technician.SignInAsync(app, "manager");
        var page = max.Page;

        await page.GotoAsync($"/audit/undo?agent=assignment&from={Text(from)}&to={Text(from.AddMinutes(10))}");
        await Assertions.Expect(page.GetByTestId("undo-restore")).ToContainTextAsync($"#{untouched.Number}");
        await Assertions.Expect(page.GetByTestId("undo-kept")).ToContainTextAsync($"#{changed.Number}");
        await page.Locator("[data-testid=undo-reason][data-value=not-now]").CheckAsync();
        await page.GetByTestId("undo-confirm").ClickAsync();

        await Assertions.Expect(page.GetByTestId("undo-said")).ToContainTextAsync("put back.");
        (await app.ValueAsync(untouched, TicketFields.Team)).Should().Be(untouched[TicketFields.Team]?.Name);
        (await app.ValueAsync(changed, TicketFields.Team)).Should().Be(teams[2].Name);
    }

    private static string Text(DateTimeOffset at) =>
        Uri.EscapeDataString(at.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A ticket whose team an agent suggested, a technician approved and the executor wrote; as it stood before.</summary>
    private async Task<SorRecord> WrittenAsync()
    {
        var services = app.Services;
        var ticket = await app.TicketAsync("Can't take X-rays", "All three rooms say sensor not found.");
        var desk = await services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        await app.ProposeAsync(ticket, Drafts.Team(ticket, desk));
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var proposal = await db.Set<Proposal>().SingleAsync(p => p.Ticket == ticket.Number && p.Agent == "assignment");
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id);
        var user = await db.Users.SingleAsync(u => u.UserName == "technician");
        var lena = new Person(user.Id, "technician", new HashSet<Role> { Role.Technician });
        var decided = await services
            .GetRequiredService<DecisionService>()
            .DecideAsync(lena, new DecisionRequest(item.Id, Verdict.Approve));
        var decision = decided.Should().BeOfType<Recorded>().Subject.DecisionId;
        // The undo window need not be waited for.
        await db.Set<ExecutionIntent>()
            .Where(i => i.DecisionId == decision)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.NextAt, _ => DateTimeOffset.UnixEpoch));
        while (
            await db.Set<ExecutionIntent>().AnyAsync(i => i.DecisionId == decision && i.State != IntentState.Verified)
        )
            await services.GetRequiredService<Executor>().RunOnceAsync();
        return ticket;
    }
}

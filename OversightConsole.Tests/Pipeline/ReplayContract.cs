using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;
using OversightConsole.Fleet.Replaying;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>What an agent would have said of past tickets, against what was right. Nothing is written.</summary>
public abstract class ReplayContract(DatabaseFixture database)
{
    private static int _weeks;

    [SkippableFact]
    public async Task What_was_wrong_and_would_be_right_is_fixed_and_the_other_way_round_broken()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        var wrong = await ClosedAsync(harness, "The driver is gone", put: Drafts.Fault);
        var right = await ClosedAsync(harness, "Nothing wrong here", put: null);
        await ClosedAsync(harness, "Right both times", put: null);
        harness.Asked.Says = (t, c) =>
            new Proposes(
                Drafts.Class(t, c, t.Number == right.Id || t.Number == wrong.Id ? Drafts.Fault : Drafts.Driver)
            );

        var result = await RunAsync(harness, begin);

        (result.Fixed, result.Broken, result.Unchanged, result.Settled).Should().Be((1, 1, 1, 3));
        (result.RightThen, result.RightNow).Should().Be((2, 2));
        result.Lines.Single(l => l.Verdict == ReplayVerdict.Fixed).Ticket.Should().Be(wrong.Id);
        var broken = result.Lines.Single(l => l.Verdict == ReplayVerdict.Broken);
        (broken.Ticket, broken.Then, broken.Now, broken.Right)
            .Should()
            .Be((right.Id, "Printing › Driver", "Printing › Fault", "Printing › Driver"));
    }

    [SkippableFact]
    public async Task The_ticket_is_shown_as_it_came_in()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        var ticket = await ClosedAsync(harness, "The driver is gone", put: null);
        SorRecord? seen = null;
        harness.Asked.Says = (t, _) =>
        {
            seen = t;
            return new Abstains("Only looking.");
        };

        var result = await RunAsync(harness, begin);

        seen!.Number.Should().Be(ticket.Id);
        (seen[TicketFields.Type], seen.ClosedAt).Should().Be((null, null));
        seen[TicketFields.Board]!.Id.Should().Be("triage", "it came to the first board and was moved later");
        result.SilentNow.Should().Be(1);
        result.Lines.Single().Why.Should().Be("Only looking.");
        seen!.IsUntouched.Should().BeTrue("what people set later must not speak against what it would have said then");
    }

    [SkippableFact]
    public async Task Below_a_floor_it_would_have_said_nothing()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        await ClosedAsync(harness, "The driver is gone", put: null);

        var result = (await harness.Get<Replay>().RunAsync(Order(harness, begin) with { Floor = 0.999 }))!;

        (result.Broken, result.SilentNow).Should().Be((1, 1));
    }

    [SkippableFact]
    public async Task Under_another_scope_it_would_not_have_worked_on_the_board_or_not_written_the_field()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        await ClosedAsync(harness, "The driver is gone", put: null);
        var order = Order(harness, begin);

        var board = (await ReplayAsync(harness, order, new() { Boards = ["network"] })).Lines.Single();
        var locked = (await ReplayAsync(harness, order, new() { LockedFields = [TicketFields.Type] })).Lines.Single();
        var every = await ReplayAsync(harness, order, AgentScope.Everything);

        (board.Verdict, board.Now, board.Why)
            .Should()
            .Be((ReplayVerdict.Broken, null, "It does not work on this board."));
        (locked.Verdict, locked.Now, locked.Why)
            .Should()
            .Be((ReplayVerdict.Broken, null, "The type is locked for it."));
        every.Unchanged.Should().Be(1);
    }

    [SkippableFact]
    public async Task A_ticket_on_which_the_agent_throws_fails_alone_and_the_others_are_replayed()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        await ClosedAsync(harness, "Right both times", put: null);
        var poisoned = await ClosedAsync(harness, "Nobody expects this", put: null);
        await ClosedAsync(harness, "Right again", put: null);
        harness.Asked.Says = ThrowingOn(poisoned);

        var result = await RunAsync(harness, begin);

        (result.Failed, result.Fixed, result.Broken, result.Unchanged, result.Settled).Should().Be((1, 0, 0, 2, 3));
        (result.RightThen, result.RightNow, result.SilentNow).Should().Be((3, 2, 0));
        var failed = result.Lines.Single(l => l.Verdict == ReplayVerdict.Failed);
        (failed.Ticket, failed.Now, failed.Why).Should().Be((poisoned.Id, null, "It failed: No such printer."));
    }

    [SkippableFact]
    public async Task The_page_says_on_which_ticket_the_agent_failed_and_shows_the_others()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        await ClosedAsync(harness, "Right both times", put: null);
        var poisoned = await ClosedAsync(harness, "Nobody expects this", put: null);
        harness.Asked.Says = ThrowingOn(poisoned);
        await using var browser = new BunitContext();
        browser
            .Services.AddSingleton(harness.Get<Replay>())
            .AddSingleton(KnownAgents.Register)
            .AddSingleton(harness.Get<AgentVersions>())
            .AddSingleton(harness.Get<AgentScopes>())
            .AddSingleton(harness.Get<DeskZone>())
            .AddSingleton<TimeProvider>(harness.Time);
        var page = browser.Render<ReplayPage>(p => p.Add(r => r.Agent, ReviewHarness.Agent));

        await page.SendAsync("[data-testid=replay-from]", e => e.ChangeAsync($"{begin:yyyy-MM-dd}"));
        await page.SendAsync("form", e => e.SubmitAsync());

        await page.WaitForElementAsync("[data-testid=replay-report]", TimeSpan.FromMinutes(1));
        page.Find("[data-testid=replay-report]").GetAttribute("data-failed").Should().Be("1");
        page.Find("[data-testid=replay-failed-note]")
            .TextContent.Should()
            .StartWith("It failed on one of these tickets");
        page.Find("[data-testid=replay-line]")
            .TextContent.Should()
            .Contain(poisoned.Id)
            .And.Contain("It failed: No such printer.");
        await page.SendAsync("[data-testid=replay-unchanged]", e => e.ClickAsync());
        page.FindAll("[data-testid=replay-line]").Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Nothing_is_written()
    {
        await using var harness = await HouseAsync();
        var begin = harness.Time.GetUtcNow();
        var ticket = await ClosedAsync(harness, "The driver is gone", put: null);
        var before = (await harness.ProposedAsync(ticket)).Count;

        await RunAsync(harness, begin);

        (await harness.ProposedAsync(ticket)).Should().HaveCount(before);
    }

    [SkippableFact]
    public async Task An_agent_or_version_that_is_not_there_gives_nothing()
    {
        await using var harness = await HouseAsync();
        var order = Order(harness, harness.Time.GetUtcNow());

        (await harness.Get<Replay>().RunAsync(order with { Agent = "nobody" })).Should().BeNull();
        (await harness.Get<Replay>().RunAsync(order with { Version = 7 })).Should().BeNull();
    }

    /// <summary>An agent that is right on every ticket but one, on which it throws.</summary>
    private static Func<SorRecord, SorCatalog, AgentAnswer> ThrowingOn(SorRef poisoned) =>
        (t, c) =>
            t.Number == poisoned.Id
                ? throw new InvalidOperationException("No such printer.")
                : new Proposes(Drafts.Class(t, c));

    /// <summary>Each test has a week of its own: tickets of earlier ones are not in its period.</summary>
    private async Task<ReviewHarness> HouseAsync()
    {
        var harness = await PipelineHarness.OnAsync(database);
        harness.Time.Advance(TimeSpan.FromDays(7 * Interlocked.Increment(ref _weeks)));
        return harness;
    }

    private static async Task<ReplayResult> RunAsync(ReviewHarness harness, DateTimeOffset begin) =>
        (await harness.Get<Replay>().RunAsync(Order(harness, begin)))!;

    private static async Task<ReplayResult> ReplayAsync(ReviewHarness harness, ReplayOrder order, AgentScope scope) =>
        (await harness.Get<Replay>().RunAsync(order with { Scope = scope }))!;

    private static ReplayOrder Order(ReviewHarness harness, DateTimeOffset begin) =>
        new(ReviewHarness.Agent, begin, harness.Time.GetUtcNow().AddDays(1));

    /// <summary>A ticket that was decided, written and closed.</summary>
    private static async Task<SorRef> ClosedAsync(ReviewHarness harness, string summary, string? put)
    {
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        var ticket = await harness.TicketAsync(summary);
        await harness.WorkAsync();
        var line = await harness.LineAsync(ticket);
        if (put is null)
            await harness.ApprovedAsync(line);
        else
            (await harness.OverrideAsync(harness.Ravi, line, Drafts.Value(put))).Should().BeOfType<Recorded>();
        (await harness.SendAsync()).Should().Be(1);
        await harness.CloseAsync(ticket);
        await harness.WorkAsync();
        return ticket;
    }
}

public sealed class Replay_on_Sqlite(SqliteDatabase database) : ReplayContract(database), IClassFixture<SqliteDatabase>;

public sealed class Replay_on_Postgres(PostgresDatabase database)
    : ReplayContract(database),
        IClassFixture<PostgresDatabase>;

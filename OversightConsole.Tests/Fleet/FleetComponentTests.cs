using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using OversightConsole.Charts;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Fleet;
using OversightConsole.Fleet.Agent;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Tests.Harness;
using static OversightConsole.Tests.Fleet.Statuses;

namespace OversightConsole.Tests.Fleet;

[Trait("Category", "Time")]
public sealed class FleetComponentTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private readonly BunitContext page = new();

    public Task InitializeAsync()
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        page.Services.AddSingleton(KnownAgents.Register);
        page.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        page.Services.AddSingleton(new DeskZone(TimeZoneInfo.Utc));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await page.DisposeAsync();

    [Fact]
    public void The_strip_says_in_a_sentence_what_it_shows()
    {
        var strip = page.Render<AccuracyStrip>(p =>
            p.Add(s => s.Figure, Figure()).Add(s => s.Scale, new StripScale(0.84))
        );

        strip.Find("svg").GetAttribute("aria-label").Should().Be("Accuracy 97.0%, range 94.1% to 99.2%, target 95.0%");
    }

    [Fact]
    public void A_strip_without_answers_shows_only_the_target()
    {
        var strip = page.Render<AccuracyStrip>(p =>
            p.Add(s => s.Figure, Figure(0, 0, 0, 1)).Add(s => s.Scale, new StripScale(0.84))
        );

        strip.Find("svg").GetAttribute("aria-label").Should().Be("No answers counted yet, target 95.0%");
        strip.FindAll("rect").Should().HaveCount(2);
    }

    [Fact]
    public void A_row_carries_the_hooks_and_the_lock_until_it_is_earned()
    {
        var row = Row(Agent());

        row.Find("[data-testid=fleet-row]").GetAttribute("data-agent").Should().Be("contact");
        row.Find("[data-testid=fleet-row]").GetAttribute("data-mode").Should().Be("suggest");
        row.Find("[data-testid=mode-autonomous]").TextContent.Should().Contain("Not earned");
        row.Find("[data-testid=mode-autonomous]").HasAttribute("disabled").Should().BeFalse();
    }

    [Fact]
    public void A_drifting_agent_is_amber_in_words_too()
    {
        var row = Row(Agent(mode: AgentMode.Autonomous, drift: DriftLevel.Amber));

        row.Markup.Should().Contain("Drifting").And.Contain("everything is asked").And.Contain("--oc-warn-line");
    }

    [Fact]
    public void A_stopped_agent_that_may_work_alone_reads_stopped_in_place_of_auto()
    {
        var row = Row(Agent(mode: AgentMode.Autonomous) with { Stopped = true });

        row.Find("[data-testid=mode-autonomous]").TextContent.Should().Contain("Stopped");
    }

    [Fact]
    public void A_simulated_agent_is_labelled_as_such() =>
        Row(Agent(agent: "simulated-drift")).Markup.Should().Contain("Simulated");

    [Theory]
    [InlineData(GateKind.Accuracy)]
    [InlineData(GateKind.Critical)]
    [InlineData(GateKind.Severe)]
    [InlineData(GateKind.Lapsed)]
    [InlineData(GateKind.Reviewers)]
    [InlineData(GateKind.Trail)]
    public async Task The_refusal_lists_every_gate_with_its_figure_whichever_is_open(GateKind open)
    {
        var gates = Enum.GetValues<GateKind>()
            .Select(k => Gate(k, k == open ? GateState.Open : GateState.Passed, $"The gate {k} stands at 71 of 80."))
            .ToArray();

        var refusal = await RefusedAsync(Status(gates: gates), mayPromote: true);

        refusal.FindAll("[data-gate]").Should().HaveCount(gates.Length);
        refusal
            .FindAll("[data-state=open]")
            .Should()
            .ContainSingle()
            .Which.TextContent.Should()
            .Contain($"The gate {open}");
        refusal.FindAll("[data-testid=way-there]").Count.Should().Be(open == GateKind.Accuracy ? 1 : 0);
        refusal.Markup.Should().Contain("No one can override this rule here.");
    }

    [Fact]
    public async Task The_refusal_says_the_way_what_holds_it_up_and_whose_answers_are_left_out()
    {
        var refusal = await RefusedAsync(Status(heldUpBy: "481207", open: 3), mayPromote: true, own: 4);

        refusal
            .Find("[data-testid=way-there]")
            .TextContent.Should()
            .Contain("12 more right answers in a row at best; today there are 9 a day.");
        refusal.Find("[data-testid=held-up-by]").GetAttribute("href").Should().Contain("481207");
        refusal.Markup.Should().Contain("Your own 4 answers are left out.");
        refusal
            .Find("[data-testid=guarantee]")
            .TextContent.Should()
            .Contain("94.1%")
            .And.Contain("The target is 95.0%");
    }

    [Fact]
    public async Task A_technician_reads_that_only_managers_promote() =>
        (await RefusedAsync(Status(), mayPromote: false)).Markup.Should().Contain("Only managers promote.");

    [Fact]
    public void The_accuracy_card_shows_the_same_figures_as_a_table()
    {
        var points = Enumerable.Range(1, 60).Select(i => new AccuracyPoint(i, 0.9, 0.6, 0.99, Now)).ToList();
        var card = page.Render<AccuracyCard>(p => p.Add(c => c.Course, new AccuracyCourse("v1", 0.95, points, null)));
        card.FindAll("svg").Should().ContainSingle();

        card.Find("button").Click();

        card.FindAll("svg").Should().BeEmpty();
        card.FindAll("tbody tr").Count.Should().BeLessThanOrEqualTo(20);
        card.FindAll("tbody tr")[^1].TextContent.Should().StartWith("60");
    }

    [Fact]
    public void The_slider_previews_a_floor_and_changes_nothing_by_itself()
    {
        ClaimTerms? saved = null;
        IReadOnlyList<FloorPoint> floors = [new(0.9, 0.5, 50, 0, 0.93), new(0, 1, 90, 10, 0.81)];
        var card = page.Render<CoverageCard>(p =>
            p.Add(c => c.Report, new CalibrationReport(100, floors, [], 0.9, 0.02, 0.08))
                .Add(c => c.Terms, new ClaimTerms(0.95, 0, 0.97))
                .Add(c => c.When, "Now")
                .Add(c => c.MayManage, true)
                .Add(c => c.OnSave, EventCallback.Factory.Create<ClaimTerms>(this, t => saved = t))
        );
        card.Find("[data-testid=coverage-answer]")
            .TextContent.Should()
            .Contain("100% of its suggestions at a guaranteed 81.0%");

        card.Find("[data-testid=floor]").Input("1");

        card.Find("[data-testid=coverage-answer]")
            .TextContent.Should()
            .Contain("50%")
            .And.Contain("from 90% confidence on");
        saved.Should().BeNull();
        card.Find("[data-testid=save-floor]").Click();
        saved.Should().Be(new ClaimTerms(0.95, 0.9, 0.97));
    }

    private IRenderedComponent<FleetRow> Row(AgentStatus agent) =>
        page.Render<FleetRow>(p =>
            p.Add(r => r.Agent, agent)
                .Add(r => r.Scale, new StripScale(0.84))
                .Add(r => r.Now, Now)
                .Add(r => r.Zone, new DeskZone(TimeZoneInfo.Utc))
        );

    private async Task<IRenderedComponent<MudDialogProvider>> RefusedAsync(
        PromotionStatus current,
        bool mayPromote,
        long own = 0
    )
    {
        var provider = page.Render<MudDialogProvider>();
        await provider.InvokeAsync(() =>
            page
                .Services.GetRequiredService<IDialogService>()
                .ShowAsync<RefusalDialog>(
                    null,
                    new DialogParameters<RefusalDialog>
                    {
                        { d => d.Standing, current },
                        { d => d.Mode, AgentMode.Suggest },
                        { d => d.MayPromote, mayPromote },
                        { d => d.OwnAnswers, own },
                    }
                )
        );
        return provider;
    }
}

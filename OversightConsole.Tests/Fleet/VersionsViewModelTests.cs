using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;
using OversightConsole.Fleet.Versions;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Fleet;

public sealed class VersionsViewModelTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Before_the_first_training_there_is_nothing_but_the_way_to_train()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var model = Model(harness, harness.Manager);

        await model.ShowAsync(ReviewHarness.Agent);

        (model.Loaded, model.Learns, model.MayManage, model.IsKnown).Should().Be((true, true, true, true));
        model.Name.Should().Be("Classification");
        model.Versions.Should().BeEmpty();
        (model.Champion, model.Challenger, model.Comparison, model.Outlook, model.Run)
            .Should()
            .Be((null, null, null, null, null));
        model.MayTryLanguage.Should().BeFalse("no language service is set up");
    }

    [Fact]
    public async Task A_challenger_is_shown_with_how_it_compares_and_what_it_would_start_with()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.ChallengerAsync();
        await harness.EarnAsync(right: 3);
        var model = Model(harness, harness.Manager);

        await model.ShowAsync(ReviewHarness.Agent);

        (model.Champion?.Version, model.Challenger?.Version).Should().Be(("v1", ChallengerHarness.Version));
        model.Comparison!.Settled.Should().Be(12);
        model.Outlook!.Status.Accuracy.Right.Should().Be(12);
        model.Used.Should().BeNull("it is no language service");
    }

    [Fact]
    public async Task What_has_changed_since_is_there_at_the_next_look()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var model = Model(harness, harness.Manager);
        await model.ShowAsync(ReviewHarness.Agent);
        await harness.ChallengerAsync();

        await model.ShowAsync(ReviewHarness.Agent);
        model.Versions.Should().BeEmpty("this agent is shown already");
        await model.LookAsync();

        model.Versions.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_a_swap_means_leaves_out_the_answers_of_who_asks()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.PromotedAsync();
        await harness.AuditsAsync(share: 1);
        await harness.ChallengerAsync();
        var lines = (await harness.SuggestionsAsync(9, "phishing")).Concat(await harness.SuggestionsAsync(11)).ToList();
        foreach (var line in lines.SkipLast(1))
            await harness.ApprovedAsync(line);
        await harness.ApprovedAsync(lines[^1], harness.Manager);
        var model = Model(harness, harness.Manager);
        await model.ShowAsync(ReviewHarness.Agent);

        var means = await model.MeansAsync(model.Challenger!, VersionAct.Champion);

        model.Outlook!.Consequence.Should().Be(SwapConsequence.StaysAlone);
        means!.Consequence.Should().Be(SwapConsequence.Refused);
        (await model.MeansAsync(model.Challenger!, VersionAct.Retire)).Should().BeNull();
    }

    [Fact]
    public async Task A_manager_asks_for_a_training_once()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var model = Model(harness, harness.Manager);
        await model.ShowAsync(ReviewHarness.Agent);

        await model.TrainAsync();
        (model.Run!.State, model.Said).Should().Be((TrainingState.Asked, null));
        await model.TrainAsync();

        model.Said.Should().Be("A training is under way already.");
    }

    [Fact]
    public async Task A_technician_looks_and_changes_nothing()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var model = Model(harness, harness.Ravi);
        await model.ShowAsync(ReviewHarness.Agent);

        await model.TrainAsync();

        (model.MayManage, model.Run).Should().Be((false, null));
        model.Said.Should().Be("Only managers may change this. Nothing was changed.");
        await model.ShowAsync(ReviewHarness.Second);
        model.Said.Should().BeNull("it was said about another agent");
    }

    [Fact]
    public async Task An_address_that_names_no_agent_has_a_name_and_no_versions()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var model = Model(harness, harness.Ravi);

        await model.ShowAsync("no-such");

        (model.IsKnown, model.Learns, model.Name).Should().Be((false, false, "No such"));
    }

    private static VersionsViewModel Model(ReviewHarness harness, Person person) =>
        new(
            harness.Get<AgentRegister>(),
            harness.Get<AgentVersions>(),
            harness.Get<AgentTraining>(),
            Retraining(harness),
            harness.Get<VersionComparison>(),
            harness.Get<Promotions>(),
            harness.Get<LanguageVersions>(),
            harness.Get<ChatModel>(),
            new SignedInPerson(new SignedIn(person))
        );

    private static Retraining Retraining(ReviewHarness harness)
    {
        var contexts = harness.Get<IDbContextFactory<OversightDbContext>>();
        var training = harness.Get<AgentTraining>();
        return new(
            contexts,
            new ImportHistory(contexts, harness.Time),
            training,
            harness.Time,
            NullLogger<Retraining>.Instance
        );
    }

    private sealed class SignedIn(Person person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            Claim[] claims =
            [
                new(ClaimTypes.NameIdentifier, person.Id),
                new(ClaimTypes.Name, person.Name),
                .. person.Roles.Select(r => new Claim(ClaimTypes.Role, Codes.Of(r))),
            ];
            return Task.FromResult(new AuthenticationState(new(new ClaimsIdentity(claims, "test"))));
        }
    }
}

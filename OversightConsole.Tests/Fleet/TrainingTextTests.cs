using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Fleet.Versions;

namespace OversightConsole.Tests.Fleet;

public sealed class TrainingTextTests
{
    [Fact]
    public void What_trying_a_language_service_may_cost_is_said_before_it_is_tried()
    {
        var settings = new ChatSettings
        {
            TokensPerDay = 800_000,
            CostPerDay = 5,
            PricePerMillionIn = 0.5,
            PricePerMillionOut = 1.5,
        };

        TrainingText
            .Budget(settings)
            .Should()
            .Be(
                "At most half of the day’s budget: 400,000 tokens and 2.50 a day, at 0.5 a million tokens in and 1.5 out. What it uses is counted."
            );
    }

    [Fact]
    public void Without_a_price_no_cost_is_invented()
    {
        TrainingText.Budget(new ChatSettings { TokensPerDay = 800_000 }).Should().EndWith("its cost is not counted.");
        TrainingText
            .Used(new LanguageUse(Asked: 1, Waiting: 2, Tokens: 2_112, Cost: 0))
            .Should()
            .Be("Asked about 1 ticket: 2,112 tokens. 2 more wait to be asked.");
    }

    [Theory]
    [InlineData(SwapConsequence.StaysAlone, "goes on working alone.")]
    [InlineData(SwapConsequence.Refused, "v2 has not earned that yet. Until then v1 works on.")]
    [InlineData(SwapConsequence.Asks, "What v2 has earned beside v1 goes with it to work.")]
    public void What_putting_a_version_to_work_means_is_said_before_the_click(
        SwapConsequence consequence,
        string end
    ) =>
        TrainingText
            .Earned(new VersionOutlook(consequence, Statuses.Status()), "priority", "v2", "v1")
            .Should()
            .EndWith(end);
}

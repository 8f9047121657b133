using System.Text.RegularExpressions;
using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Documents;

/// <summary>Each recipe of <c>docs/contributing.md</c> is held by a test that exists.</summary>
public sealed class ContributingTests
{
    private static readonly string Text = File.ReadAllText(Repository.File("docs/contributing.md"));

    private static readonly IReadOnlyList<string> Names =
    [
        .. Regex.Matches(Text, @"^### (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value),
    ];

    public static TheoryData<string> Recipes => [.. Names];

    [Fact]
    public void The_recipes_a_newcomer_needs_are_there() =>
        Names
            .Should()
            .Contain(["An agent", "A reason code", "A report format", "A setting", "A page", "A service desk"]);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_names_the_tests_that_hold_it(string recipe)
    {
        var text = Regex.Match(
            Text,
            $@"^### {Regex.Escape(recipe)}$(.*?)(?=^##|\z)",
            RegexOptions.Multiline | RegexOptions.Singleline
        );
        var line = Regex.Match(text.Groups[1].Value, @"^Held by: (`\w+`(, `\w+`)*)\.$", RegexOptions.Multiline);
        var holders = Regex.Matches(line.Groups[1].Value, @"\w+").Select(m => m.Value).ToList();

        holders.Should().NotBeEmpty();
        typeof(ContributingTests).Assembly.GetTypes().Select(t => t.Name).Should().Contain(holders);
    }
}

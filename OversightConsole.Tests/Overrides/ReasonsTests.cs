using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Overrides;
using OversightConsole.Queue.DecisionBar;
using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Overrides;

/// <summary>A reason code is one enum member and one line in <see cref="Reasons"/>; what else it needs is checked here.</summary>
public sealed class ReasonsTests
{
    [Fact]
    public void Every_reason_for_an_override_has_a_button_of_its_own() =>
        Reasons
            .ForOverride.Select(r => (r.Reason, r.Choice.Code, r.Choice.Digit))
            .Should()
            .BeEquivalentTo(Enum.GetValues<OverrideReason>().Select((r, i) => (r, Codes.Of(r), i + 1)));

    [Fact]
    public void Every_reason_for_a_rejection_has_a_button_of_its_own() =>
        Reasons
            .ForReject.Select(r => (r.Reason, r.Choice.Code, r.Choice.Digit))
            .Should()
            .BeEquivalentTo(Enum.GetValues<RejectReason>().Select((r, i) => (r, Codes.Of(r), i + 1)));

    [Fact]
    public void Every_colour_of_the_chart_is_in_the_style_sheet_for_light_and_dark()
    {
        var css = File.ReadAllText(Repository.File("wwwroot-assets/console.css"));
        foreach (var (reason, colour) in OverrideText.Reasons)
            css.Split($"{colour[4..^1]}:").Should().HaveCountGreaterThan(2, "{0} has a colour in both themes", reason);
    }

    [Fact]
    public void Every_code_stands_in_the_description_of_the_report()
    {
        var text = File.ReadAllText(Repository.File("docs/reports.md"));
        foreach (var reason in Enum.GetValues<OverrideReason>())
            text.Should().Contain($"`{Codes.Of(reason)}`");
    }
}

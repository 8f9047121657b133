using System.Text.RegularExpressions;
using OversightConsole.Core.Agents.Summary;
using OversightConsole.Core.Agents.Text;

namespace OversightConsole.Tests.Agents;

/// <summary>What a poisoned text does to the reading of a ticket: it is cut and marked, and every agent goes on.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("<!--")]
    [InlineData("<b")]
    [InlineData("<b hidden>")]
    [InlineData("<a style='display:none'>")]
    public void Formatting_that_takes_too_long_to_read_is_cut_and_marked(string tangle)
    {
        var text = "The printer jams.\n" + string.Concat(Enumerable.Repeat(tangle, 19_000 / tangle.Length));

        var reading = TicketReading.Of(Views.Of("Printer", text).Actual);

        reading.Description.Should().StartWith("The printer jams.");
        reading.All.Length.Should().BeLessThan(TicketReading.Longest + 100);
    }

    [Fact]
    public void What_takes_longer_than_it_may_is_left_out_and_said_to_be()
    {
        var text = "The printer jams.\n" + string.Concat(Enumerable.Repeat("<!", 5_000));
        var suspicions = new List<string>();
        // Twice as many ways with every character: no machine is fast enough.
        var endless = new Regex("(<|<!|!)*-->", RegexOptions.None, TimeSpan.FromMilliseconds(1));

        PlainText.WithoutHidden(text, suspicions, endless).Should().Be("The printer jams.\n");

        suspicions.Should().Equal("The text's formatting is too tangled to be read; from there on it was left out.");
    }

    [Fact]
    public void An_agent_still_looks_at_a_ticket_with_such_a_text()
    {
        var text = string.Concat(Enumerable.Repeat("<!--", 250_000));

        var look = () => new SummaryAgent().Look(Views.Of("help", text));

        look.Should().NotThrow();
    }
}

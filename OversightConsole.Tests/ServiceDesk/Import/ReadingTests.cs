using System.Text;
using OversightConsole.Core.ServiceDesk.Import.Mapping;
using OversightConsole.Core.ServiceDesk.Import.Reading;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>Separators, dates, guesses.</summary>
[Trait("Category", "Time")]
public sealed class ReadingTests
{
    [Theory]
    [InlineData("a,b\n1;2;3,4\n", ',')]
    [InlineData("a;b, c;d\n1;2;3\n", ';')]
    [InlineData("a\tb\n1,2,3\t4\n", '\t')]
    [InlineData("text\nhello; world\nfoo; bar\n", ',')]
    [InlineData("\"a;b\",c\n", ',')]
    [InlineData("\n\na;b\n", ';')]
    public void The_header_tells_the_separator(string text, char separator) =>
        TextSniff.Separator(Encoding.UTF8.GetBytes(text)).Should().Be(separator);

    [Theory]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z")]
    [InlineData("2026-07-01 12:00:00+02:00", "2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01 12:00 UTC", "2026-07-01T12:00:00Z")]
    [InlineData("2026-07-01 12:00", "2026-07-01T10:00:00Z")]
    [InlineData("2026-01-01 12:00:00.123", "2026-01-01T11:00:00.123Z")]
    [InlineData("1.7.2026", "2026-06-30T22:00:00Z")]
    [InlineData("03/04/2026", "2026-04-02T22:00:00Z")]
    [InlineData("01/Jan/20 02:52", "2020-01-01T01:52:00Z")]
    public void Dates_are_read_in_the_desks_zone(string text, string expected) =>
        Reader()
            .Read(text)
            .Should()
            .Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("31.02.2026")]
    [InlineData("0001-01-01")]
    [InlineData("12345")]
    public void What_is_no_date_is_none(string text) => Reader().Read(text).Should().BeNull();

    [Fact]
    public void A_thirteen_in_second_place_means_the_month_comes_first()
    {
        var reader = Reader();
        reader.Observe("02/13/2026");
        reader.Read("03/04/2026 00:00 UTC").Should().Be(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_guess_never_contradicts_itself()
    {
        string[] columns = ["Issue id", "Summary", "Description", "text", "Category", "Type", "Item", "Created"];
        var guesses = MappingGuess.Of(columns, (_, _) => true);
        ColumnMapping.Of(guesses.Select(g => (g.Name, g.Field))).Problem(columns).Should().BeNull();
        guesses.Should().ContainSingle(g => g.Name == "Issue id" && g.Field == ImportField.Id && g.Confidence > 0.9);
        guesses.Single(g => g.Name == "Item").Field.Should().BeNull("an item needs a subtype");
    }

    private static InstantReader Reader() => new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
}

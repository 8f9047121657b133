using System.Globalization;
using OversightConsole.Core.Text;

namespace OversightConsole.Tests.Text;

public sealed class CutTextTests
{
    /// <summary>Letters, an accent of its own, an emoji, a family joined of three, a flag, a line break, Korean, letters.</summary>
    private const string Mixed =
        "ab e\u0301f \U0001F600 \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA\r\n\u1112\u1161\u11AB yz";

    [Theory]
    [InlineData("", 5, "")]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("two words", 5, "two…")]
    [InlineData("longer", 1, "…")]
    public void The_ellipsis_counts_and_no_space_stands_before_it(string text, int length, string cut) =>
        text.Cut(length).Should().Be(cut);

    [Theory]
    [InlineData("ab\U0001F600", 3, "ab…")]
    [InlineData("ab\U0001F600c", 4, "ab…")]
    [InlineData("ab\U0001F600cd", 5, "ab\U0001F600…")]
    [InlineData("abe\u0301d", 4, "ab…")]
    [InlineData("\U0001F1E9\U0001F1EA", 3, "…")]
    public void A_character_of_several_units_stays_whole_or_goes(string text, int length, string cut) =>
        text.Cut(length).Should().Be(cut);

    [Fact]
    public void Without_an_ending_it_is_the_beginning_as_it_stands()
    {
        "two words".Cut(4, ending: "").Should().Be("two ");
        "two words".Cut(0, ending: "").Should().BeEmpty();
    }

    [Fact]
    public void At_every_length_the_result_fits_and_is_a_beginning_of_whole_characters()
    {
        var begins = StringInfo.ParseCombiningCharacters(Mixed).Append(Mixed.Length).ToHashSet();
        for (var length = 0; length < Mixed.Length; length++)
        {
            var cut = Mixed.Cut(length, ending: "");

            cut.Length.Should().BeLessThanOrEqualTo(length);
            Mixed.Should().StartWith(cut);
            begins.Should().Contain(cut.Length);
            begins.Should().NotContain(b => b > cut.Length && b <= length, "nothing that fits is left out");
            if (length > 0)
                Mixed.Cut(length).Length.Should().BeLessThanOrEqualTo(length);
        }
    }

    [Fact]
    public void A_text_with_half_a_character_in_it_is_cut_all_the_same() =>
        "ab\ud83dcd\ude00ef".Cut(6).Should().Be("ab\ud83dcd…");

    [Fact]
    public void A_length_without_room_for_the_ending_is_a_mistake()
    {
        var cut = () => "text".Cut(0);

        cut.Should().Throw<ArgumentOutOfRangeException>();
    }
}

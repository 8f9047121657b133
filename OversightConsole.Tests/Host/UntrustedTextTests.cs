using Bunit;
using OversightConsole.Components;
using OversightConsole.Untrusted;

namespace OversightConsole.Tests.Host;

public sealed class UntrustedTextTests : BunitContext
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("</div><iframe src=//evil.example></iframe>")]
    public void Html_in_a_text_is_shown_as_the_text_it_is(string payload)
    {
        foreach (var markdown in new[] { false, true })
        {
            var shown = Show(payload, markdown);

            shown.FindAll("script, img, svg, a, style, iframe").Should().BeEmpty();
            shown.Find(".untrusted").TextContent.Trim().Should().Be(payload);
        }
    }

    [Theory]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](JaVaScRiPt:alert(1))")]
    [InlineData("[click](&#106;avascript:alert(1))")]
    [InlineData("[click](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[click](vbscript:x)")]
    [InlineData("[click](/sign-out)")]
    [InlineData("[click](//evil.example/x)")]
    [InlineData("[click](file:///etc/passwd)")]
    [InlineData("[click]: javascript:alert(1)\n\n[click]")]
    public void A_link_that_could_do_something_leads_nowhere(string payload)
    {
        var shown = Show(payload, markdown: true);

        shown.FindAll("a[href]").Should().BeEmpty();
        shown.Find(".untrusted").TextContent.Should().Contain("click");
    }

    [Fact]
    public void A_link_to_the_web_opens_apart_and_vouches_for_nothing()
    {
        var link = Show("See [the article](https://example.org/a?b=1).", markdown: true).Find("a");

        link.GetAttribute("href").Should().Be("https://example.org/a?b=1");
        link.GetAttribute("rel").Should().Be("noopener noreferrer nofollow");
        link.GetAttribute("target").Should().Be("_blank");
    }

    [Fact]
    public void An_image_is_never_loaded()
    {
        var shown = Show("![the screen](https://example.org/pixel.png \"t\")", markdown: true);

        shown.FindAll("img").Should().BeEmpty();
        shown.Find("a").TextContent.Should().Be("the screen");
    }

    [Fact]
    public void Markdown_keeps_its_lists_emphasis_and_code()
    {
        var shown = Show("# Why\n\n- **Every room** is affected\n- `sensor` not found", markdown: true);

        shown.Find("h4").TextContent.Should().Be("Why");
        shown.FindAll("li").Should().HaveCount(2);
        shown.Find("strong").TextContent.Should().Be("Every room");
        shown.Find("code").TextContent.Should().Be("sensor");
    }

    [Fact]
    public void Plain_text_keeps_its_lines_and_its_stars()
    {
        const string text = "Hi team,\n\n  **three** rooms\nsince 8:10";

        Show(text, markdown: false)
            .FindAll(".untrusted.plain > p")
            .Select(p => p.TextContent)
            .Should()
            .Equal("Hi team,", "  **three** rooms\nsince 8:10");
    }

    [Theory]
    [InlineData("invoice\u202Egpj.exe", "U+202E")]
    [InlineData("pay\u200Bpal", "U+200B")]
    [InlineData("a\u2066b\u2069", "U+2066")]
    [InlineData("a\uFEFFb", "U+FEFF")]
    [InlineData("soft\u00ADhyphen", "U+00AD")]
    [InlineData("bell\u0007", "U+0007")]
    [InlineData("tag\U000E0041", "U+E0041")]
    [InlineData("a\u200Db", "U+200D")]
    public void A_character_that_hides_or_turns_the_text_is_shown_as_a_token(string text, string token)
    {
        var plain = Show(text, markdown: false);
        var formatted = Show(text, markdown: true);

        plain.Find(".inv").TextContent.Should().Be(token);
        formatted.Find(".untrusted").TextContent.Should().Contain($"⟦{token}⟧");
        foreach (var shown in new[] { plain, formatted })
            shown.Find(".untrusted").TextContent.Should().NotContain(text);
    }

    [Fact]
    public void Emoji_families_and_other_scripts_stay_whole()
    {
        const string text = "👩‍👩‍👧 ❤️ 1️⃣ 👍🏽 שלום مرحبا Grüße 你好";

        var shown = Show(text, markdown: false);

        shown.FindAll(".inv").Should().BeEmpty();
        shown.Find(".untrusted").TextContent.Should().Be(text);
    }

    [Fact]
    public void Marked_words_are_highlighted_without_becoming_markup()
    {
        const string text = "We <b>can't</b> take any X-rays";

        var shown = Render<UntrustedText>(p =>
            p.Add(c => c.Text, text)
                .Add(
                    c => c.Marks,
                    [new TextMark(3, 12), new TextMark(21, 3), new TextMark(-5, 2), new TextMark(25, 999)]
                )
        );

        shown.FindAll("mark").Select(m => m.TextContent).Should().Equal("<b>can't</b>", "any", "X-rays");
        shown.FindAll("b").Should().BeEmpty();
        shown.Find(".untrusted").TextContent.Should().Be(text);
    }

    [Fact]
    public void A_mark_through_the_middle_of_a_sign_takes_the_whole_sign()
    {
        var runs = TextRun.Split("a😀b", [new TextMark(2, 1)]);

        runs.Select(r => (r.Text, r.IsMarked)).Should().Equal(("a", false), ("😀", true), ("b", false));
    }

    [Fact]
    public void Half_a_sign_is_shown_as_a_replacement()
    {
        TextRun.Split("a\uD83Db", null).Should().Equal(new TextRun("a\uFFFDb", false, false));
    }

    [Fact]
    public void A_text_nested_absurdly_deep_is_shown_plain()
    {
        var text = new string('>', 20_000) + " deep";

        Show(text, markdown: true).Find(".untrusted.plain").TextContent.Should().Be(text);
    }

    private IRenderedComponent<UntrustedText> Show(string text, bool markdown) =>
        Render<UntrustedText>(p => p.Add(c => c.Text, text).Add(c => c.Markdown, markdown));
}

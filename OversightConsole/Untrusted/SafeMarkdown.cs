using System.Text;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace OversightConsole.Untrusted;

/// <summary>
/// Turns untrusted Markdown into HTML that cannot do anything: raw HTML is text, images become links, and what Markdig
/// wrote passes an allow-list. Links lead to other hosts' http(s) or mailto only, in a new tab, and vouch for nothing.
/// </summary>
public static class SafeMarkdown
{
    /// <summary>Longer texts are shown as plain text: reading time, not formatting, is what counts there.</summary>
    public const int LongestFormatted = 100_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer();

    /// <summary>Null when the text cannot be formatted (too long, nested too deeply): then show it as plain text.</summary>
    public static MarkupString? ToHtml(string markdown)
    {
        if (markdown.Length > LongestFormatted)
            return null;
        try
        {
            var document = Markdown.Parse(Visible(markdown), Pipeline);
            foreach (var image in document.Descendants<LinkInline>().Where(l => l.IsImage).ToList())
                image.IsImage = false;
            // The page owns the levels above; a suggestion cannot pose as a part of the page.
            foreach (var heading in document.Descendants<HeadingBlock>())
                heading.Level = Math.Min(6, heading.Level + 3);
            return new MarkupString(Sanitizer.Sanitize(document.ToHtml(Pipeline)));
        }
        catch (ArgumentException)
        {
            // Markdig refuses absurdly deep nesting.
            return null;
        }
    }

    /// <summary>Hidden characters as ⟦U+…⟧, before anything is parsed: they may neither hide nor split a construct.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var run in TextRun.Split(text, null))
            visible.Append(run.IsToken ? $"⟦{run.Text}⟧" : run.Text);
        return visible.ToString();
    }

    private static HtmlSanitizer BuildSanitizer()
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "p",
                "br",
                "hr",
                "strong",
                "em",
                "code",
                "pre",
                "ul",
                "ol",
                "li",
                "blockquote",
                "h4",
                "h5",
                "h6",
                "a",
            },
            AllowedAttributes = new HashSet<string> { "href" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            UriAttributes = new HashSet<string> { "href" },
            AllowedCssProperties = new HashSet<string>(),
        };
        var sanitizer = new HtmlSanitizer(options) { AllowDataAttributes = false };
        sanitizer.FilterUrl += (_, e) =>
        {
            // A relative link would act on this very console in the reader's name.
            if (
                !Uri.TryCreate(e.OriginalUrl, UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https" or "mailto")
            )
                e.SanitizedUrl = null;
        };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not IElement { LocalName: "a" } link)
                return;
            link.SetAttribute("rel", "noopener noreferrer nofollow");
            link.SetAttribute("target", "_blank");
        };
        return sanitizer;
    }
}

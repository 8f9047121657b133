using Microsoft.AspNetCore.Components;
using OversightConsole.Untrusted;

namespace OversightConsole.Components;

/// <summary>
/// Shows untrusted text: as plain text with its line breaks and highlighted parts, or as Markdown without raw HTML,
/// images, relative links or styles. Hidden and direction-changing characters show as a token.
/// </summary>
public sealed partial class UntrustedText
{
    private string? formatted;
    private MarkupString? html;
    private IReadOnlyList<IReadOnlyList<TextRun>> paragraphs = [];

    /// <summary>The text; nothing is shown for null.</summary>
    [Parameter, EditorRequired]
    public string? Text { get; set; }

    /// <summary>Whether to read it as Markdown. Marks are for plain text only.</summary>
    [Parameter]
    public bool Markdown { get; set; }

    /// <summary>What to highlight, counted in the original text.</summary>
    [Parameter]
    public IReadOnlyList<TextMark>? Marks { get; set; }

    /// <summary>Plain text only: show the paragraphs with marks, where there is no room for all.</summary>
    [Parameter]
    public bool Telltale { get; set; }

    /// <summary>Further CSS classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    protected override void OnParametersSet()
    {
        var text = Text ?? "";
        if (Markdown)
        {
            // Parsing costs; a live page renders every second.
            if (formatted != text)
                (formatted, html) = (text, SafeMarkdown.ToHtml(text));
        }
        else
        {
            (formatted, html) = (null, null);
        }
        paragraphs = html is null ? TextParagraphs.Of(TextRun.Split(text, Markdown ? null : Marks)) : [];
        if (Telltale)
            paragraphs = TextParagraphs.Telltale(paragraphs);
    }
}

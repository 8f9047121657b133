using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OversightConsole.Tests.Desk;

/// <summary>What every page must hold: the automated checks at A and AA, and no page wider than its window.</summary>
internal static class Accessibility
{
    public static async Task ExpectAccessibleAsync(this IPage page)
    {
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))");
        var found = await page.RunAxe(
            new()
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
            }
        );
        found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").Should().BeEmpty();
    }

    public static async Task ExpectOneColumnAsync(this IPage page)
    {
        var beyond = await page.EvaluateAsync<int>(
            "() => Math.max(...[document.documentElement, document.getElementById('main')].map(e => e.scrollWidth - e.clientWidth))"
        );
        beyond.Should().Be(0, "the page must not scroll sideways");
    }
}

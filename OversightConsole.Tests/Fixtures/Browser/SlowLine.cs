using Microsoft.Playwright;

namespace OversightConsole.Tests.Fixtures.Browser;

/// <summary>
/// A line on which the console's answers come late: while somebody types on it, each answer reaches the page only after
/// the next letter was typed. Put on a page before it opens the address to be looked at.
/// </summary>
internal sealed class SlowLine
{
    // Between the socket and whoever listens to it: messages wait while the line is slow, and pass one by one when asked.
    private const string Script = """
        window.slowLine = {
            slow: false, held: [], asked: [],
            take(deliver) { this.held.push(deliver); this.turn(); },
            turn() {
                while (this.held.length > 0 && (!this.slow || this.asked.length > 0)) {
                    this.held.shift()();
                    this.asked.shift()?.();
                }
            },
            pass() { return new Promise(done => { this.asked.push(done); this.turn(); }); },
            set(slow) { this.slow = slow; this.turn(); },
        };
        window.WebSocket = class extends window.WebSocket {
            set onmessage(hear) { super.onmessage = message => window.slowLine.take(() => hear.call(this, message)); }
            get onmessage() { return super.onmessage; }
        };
        """;

    private readonly IPage page;

    private SlowLine(IPage page) => this.page = page;

    public static async Task<SlowLine> OnAsync(IPage page)
    {
        await page.AddInitScriptAsync(Script);
        return new SlowLine(page);
    }

    /// <summary>No answer comes until <see cref="ReleaseAsync"/>.</summary>
    public Task HoldAsync() => page.EvaluateAsync("slowLine.set(true)");

    /// <summary>All that waited comes, and the line is quick again.</summary>
    public Task ReleaseAsync() => page.EvaluateAsync("slowLine.set(false)");

    /// <summary>Types letter by letter, each before the console's answer to the one before has come.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        await field.WaitForAsync();
        await page.EvaluateAsync("slowLine.set(true)");
        await field.PressSequentiallyAsync(text[..1]);
        foreach (var letter in text[1..])
        {
            await field.PressSequentiallyAsync(letter.ToString());
            await page.EvaluateAsync("slowLine.pass()");
        }
        await page.EvaluateAsync("slowLine.set(false)");
    }
}

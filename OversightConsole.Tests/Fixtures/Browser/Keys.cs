using Microsoft.Playwright;

namespace OversightConsole.Tests.Fixtures.Browser;

/// <summary>Presses keys as a person would: again, when a dialog that has just opened did not hear the first.</summary>
internal static class Keys
{
    private const int Attempts = 20;

    /// <summary>Esc, until <paramref name="dialog"/> is gone.</summary>
    public static async Task EscapeAsync(this IPage page, ILocator dialog)
    {
        for (var attempt = 1; ; attempt++)
        {
            await page.Keyboard.PressAsync("Escape");
            try
            {
                await Assertions.Expect(dialog).ToHaveCountAsync(0, new() { Timeout = 1_000 });
                return;
            }
            catch (PlaywrightException) when (attempt < Attempts)
            {
                // It did not listen yet, or the machine is busy; a second Esc harms nothing.
            }
        }
    }
}

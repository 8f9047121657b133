using OversightConsole.Keyboard;

namespace OversightConsole.Components.Layout;

/// <summary>An entry of the app bar.</summary>
/// <param name="Path">The page's route, from the root. An entry whose page does not exist is not shown.</param>
/// <param name="Icon">SVG path data of a Material outlined icon, for the phone's bar and the palette.</param>
/// <param name="Key">The chord that goes there.</param>
/// <param name="Cap">The chord's second key as shown, or null.</param>
/// <param name="OnPhone">Whether the phone's bottom bar shows it; the others are under More.</param>
public sealed record NavEntry(string Label, string Path, string Icon, ShortcutKey? Key, string? Cap, bool OnPhone)
{
    /// <summary>Whether the app bar shows it; the others are found by Ctrl K, on the phone's sheet, and on the page they belong to.</summary>
    public bool InBar { get; init; } = true;
}

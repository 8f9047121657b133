namespace OversightConsole.Keyboard;

/// <summary>One line of the shortcut table.</summary>
/// <param name="Key">What is asked for.</param>
/// <param name="Press">
/// How the browser module recognises it: a lower-case letter or a key name, with <c>Shift+</c> or <c>Control+</c> before
/// it, or two keys one after the other ("g q").
/// </param>
/// <param name="Global">Handled by the layout on every page; the others reach the page that subscribed.</param>
public sealed record Shortcut(ShortcutKey Key, string Press, bool Global = false);

/// <summary>One line of the sheet that lists the shortcuts, under its heading.</summary>
public sealed record ShortcutHelp(string Group, IReadOnlyList<string> Caps, string Does);

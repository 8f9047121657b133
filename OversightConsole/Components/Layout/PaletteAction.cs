namespace OversightConsole.Components.Layout;

/// <summary>Something the palette can find and do.</summary>
/// <param name="Label">What it says, found by any part of it.</param>
/// <param name="Icon">One of <c>Icons.Material.Outlined</c>.</param>
/// <param name="Do">Called after the palette has closed.</param>
/// <param name="Searched">Too many to list unasked: shown only once something is typed that it says.</param>
public sealed record PaletteAction(string Label, string Icon, Func<Task> Do, bool Searched = false);

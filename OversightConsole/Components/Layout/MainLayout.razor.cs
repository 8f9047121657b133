using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using OversightConsole.Keyboard;
using OversightConsole.Settings;
using OversightConsole.Stopping;

namespace OversightConsole.Components.Layout;

/// <summary>The shell around every signed-in page: app bar, banner, page, phone bar, and the keys that work everywhere.</summary>
public sealed partial class MainLayout : IDisposable
{
    private bool dark;
    private bool finding;
    private string name = "";
    private IReadOnlyList<NavEntry> entries = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter(Name = "StartsDark")]
    private bool StartsDark { get; set; }

    [Inject]
    public required ConsoleSettings Settings { get; init; }

    [Inject]
    public required KeyboardShortcuts Keys { get; init; }

    [Inject]
    public required BrowserModule Browser { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required StopPalette Stops { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        dark = StartsDark;
        Keys.Layout = LayoutKeyAsync;
        Show((await Authentication).User);
    }

    protected override async Task OnParametersSetAsync() => Show((await Authentication).User);

    private void Show(ClaimsPrincipal user)
    {
        name = user.Identity?.Name ?? "";
        entries = NavEntries.For(user);
    }

    private async Task SwitchThemeAsync()
    {
        dark = !dark;
        StateHasChanged();
        await Browser.InvokeAsync("setTheme", dark ? "dark" : "light");
    }

    private async Task LayoutKeyAsync(ShortcutKey key)
    {
        switch (key)
        {
            case ShortcutKey.Find:
                await FindAsync();
                break;
            case ShortcutKey.Shortcuts:
                await ShortcutDialog.ShowAsync(Dialogs, entries);
                break;
            default:
                if (entries.FirstOrDefault(e => e.Key == key) is { } entry)
                    Navigation.NavigateTo(entry.Path);
                break;
        }
    }

    /// <summary>What can be done is looked up first; a second press meanwhile opens no second palette.</summary>
    private async Task FindAsync()
    {
        if (finding)
            return;
        finding = true;
        try
        {
            await CommandPalette.ShowAsync(Dialogs, entries, [.. await Stops.ActionsAsync(), .. Actions()]);
        }
        finally
        {
            finding = false;
        }
    }

    private PaletteAction[] Actions() =>
        [
            new(
                "Keyboard shortcuts",
                Icons.Material.Outlined.Keyboard,
                () => ShortcutDialog.ShowAsync(Dialogs, entries)
            ),
            new(
                dark ? "Switch to light" : "Switch to dark",
                dark ? Icons.Material.Outlined.LightMode : Icons.Material.Outlined.DarkMode,
                SwitchThemeAsync
            ),
        ];

    public void Dispose() => Keys.Layout = null;
}

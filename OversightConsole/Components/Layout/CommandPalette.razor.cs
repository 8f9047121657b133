using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace OversightConsole.Components.Layout;

/// <summary>Find or do: a page by its name, a ticket by its number, by keyboard alone.</summary>
public sealed partial class CommandPalette
{
    private const int Most = 12;
    private ElementReference field;
    private string text = "";
    private int at;
    private IReadOnlyList<PaletteAction> shown = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The pages this person may open.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NavEntry> Entries { get; set; } = [];

    /// <summary>What can be done besides going somewhere.</summary>
    [Parameter]
    public IReadOnlyList<PaletteAction> Actions { get; set; } = [];

    [Inject]
    public required NavigationManager Navigation { get; init; }

    internal static Task ShowAsync(
        IDialogService dialogs,
        IReadOnlyList<NavEntry> entries,
        IReadOnlyList<PaletteAction> actions
    ) =>
        dialogs.ShowAsync<CommandPalette>(
            null,
            new DialogParameters<CommandPalette> { { p => p.Entries, entries }, { p => p.Actions, actions } },
            new DialogOptions
            {
                NoHeader = true,
                CloseOnEscapeKey = true,
                Position = DialogPosition.TopCenter,
                MaxWidth = MaxWidth.Small,
                FullWidth = true,
            }
        );

    protected override void OnInitialized() => Search();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await field.FocusAsync();
    }

    private void Search()
    {
        at = 0;
        var wanted = text.Trim();
        shown =
        [
            .. Ticket(wanted),
            .. Entries
                .Where(e => e.Label.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .Select(e => new PaletteAction($"Go to {e.Label}", e.Icon, () => GoTo(e.Path))),
            .. Actions
                .Where(a => wanted.Length > 0 || !a.Searched)
                .Where(a => a.Label.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .Take(Most),
        ];
    }

    private IEnumerable<PaletteAction> Ticket(string wanted)
    {
        var digits = wanted.TrimStart('#');
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            yield break;
        if (Entries.Any(e => e.Path == "/desk"))
            yield return new PaletteAction(
                $"Open ticket #{number}",
                Icons.Material.Outlined.ConfirmationNumber,
                () => GoTo($"/desk/{number}")
            );
        yield return new PaletteAction(
            $"Timeline of ticket #{number}",
            Icons.Material.Outlined.Timeline,
            () => GoTo($"/audit/ticket/{number}")
        );
    }

    private async Task PressedAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when shown.Count > 0:
                at = (at + 1) % shown.Count;
                break;
            case "ArrowUp" when shown.Count > 0:
                at = (at + shown.Count - 1) % shown.Count;
                break;
            case "Enter" when shown.Count > 0:
                await DoAsync(shown[at]);
                break;
        }
    }

    private async Task DoAsync(PaletteAction action)
    {
        Dialog.Close();
        await action.Do();
    }

    private Task GoTo(string path)
    {
        Navigation.NavigateTo(path);
        return Task.CompletedTask;
    }
}

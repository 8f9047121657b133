using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace OversightConsole.Components.Layout;

/// <summary>Find or do: a page by its name, a ticket by its number, by keyboard alone.</summary>
public sealed partial class CommandPalette
{
    private ElementReference field;
    private string text = "";
    private int at;
    private IReadOnlyList<Found> shown = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The pages this person may open.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NavEntry> Entries { get; set; } = [];

    [Inject]
    public required NavigationManager Navigation { get; init; }

    internal static Task ShowAsync(IDialogService dialogs, IReadOnlyList<NavEntry> entries) =>
        dialogs.ShowAsync<CommandPalette>(
            null,
            new DialogParameters<CommandPalette> { { p => p.Entries, entries } },
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
                .Select(e => new Found($"Go to {e.Label}", e.Path, e.Icon)),
        ];
    }

    private IEnumerable<Found> Ticket(string wanted)
    {
        var digits = wanted.TrimStart('#');
        if (
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Entries.Any(e => e.Path == "/desk")
        )
            yield return new Found(
                $"Open ticket #{number}",
                $"/desk/{number}",
                Icons.Material.Outlined.ConfirmationNumber
            );
    }

    private void Pressed(KeyboardEventArgs key)
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
                Go(shown[at]);
                break;
        }
    }

    private void Go(Found found)
    {
        Dialog.Close();
        Navigation.NavigateTo(found.Path);
    }

    private sealed record Found(string Label, string Path, string Icon);
}

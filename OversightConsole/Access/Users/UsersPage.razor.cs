using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;

namespace OversightConsole.Access.Users;

/// <summary>Who may use the console. Every act is checked again where it is done; the page only asks.</summary>
public sealed partial class UsersPage : LivePage
{
    private IReadOnlyList<UserEntry>? users;
    private string me = "";
    private string said = "";

    [Inject]
    public required UserDirectory Directory { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Access];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var person = await SignedIn.GetAsync();
        me = person.Id;
        var list = await Directory.ListAsync(person);
        users = list.Users;
        if (list.Outcome == AccessOutcome.NotAllowed)
            said = "You are no longer an administrator.";
    }

    protected override async Task LookAsync()
    {
        // The change may have been that this very session ended; then the router leaves the page.
        if (await SignedIn.FindAsync() is null)
            return;
        await LoadAsync();
        StateHasChanged();
    }

    private Task CreateAsync() => ShowAsync<UserDialog>("Create user", new());

    private Task RolesAsync(UserEntry user) =>
        ShowAsync<UserDialog>($"Roles of {user.Name}", new DialogParameters<UserDialog> { { d => d.User, user } });

    private Task PasswordAsync(UserEntry user) =>
        ShowAsync<PasswordDialog>(
            $"New password for {user.Name}",
            new DialogParameters<PasswordDialog> { { d => d.User, user } }
        );

    private Task DisableAsync(UserEntry user) =>
        ShowAsync<DisableDialog>($"Disable {user.Name}", new DialogParameters<DisableDialog> { { d => d.User, user } });

    private async Task EnableAsync(UserEntry user) =>
        await SayAsync(await Directory.EnableAsync(await SignedIn.GetAsync(), user.Id));

    private async Task ShowAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : IComponent
    {
        var options = new DialogOptions
        {
            MaxWidth = MaxWidth.ExtraSmall,
            FullWidth = true,
            CloseOnEscapeKey = true,
        };
        var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters, options);
        if (await dialog.Result is { Canceled: false, Data: AccessAnswer answer })
            await SayAsync(answer);
    }

    private async Task SayAsync(AccessAnswer answer)
    {
        said = answer.Sentence;
        await LoadAsync();
    }
}

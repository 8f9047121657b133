using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OversightConsole.Access.Start;
using OversightConsole.Core.Access;
using OversightConsole.Core.Access.SignIn;

namespace OversightConsole.Access.Pages;

/// <summary>Static on purpose: a session cookie can only be set by a plain answer, not through a circuit.</summary>
public sealed partial class SignIn
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "demo-sign-in")]
    private string? Demo { get; set; }

    [Inject]
    public required PasswordCheck Check { get; init; }

    [Inject]
    public required SignInManager<IdentityUser> Sessions { get; init; }

    [Inject]
    public required DemoUsersGuard DemoGuard { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string? Problem { get; set; }

    private bool DemoUsersHere => DemoGuard.Serves(Http);

    protected override async Task OnInitializedAsync()
    {
        if (!HttpMethods.IsGet(Http.Request.Method) || Http.User.Identity?.IsAuthenticated != true)
            return;
        if (await Sessions.ValidateSecurityStampAsync(Http.User) is { } user && !AccountStatus.IsDisabled(user))
        {
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
            return;
        }
        // The cookie is still believed, its user is not: sent back, this person would only be sent here again.
        await Sessions.SignOutAsync();
        // The form's token must be one for nobody, as whoever posts it will be.
        Http.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    private Task EnterAsync() => EnterAsync(Form?.Name ?? "", Form?.Password ?? "");

    private Task EnterAsDemoUserAsync() => EnterAsync(Demo ?? "", Demo ?? "");

    private async Task EnterAsync(string name, string password)
    {
        var answer = await Check.CheckAsync(name.Trim(), password, Http.RequestAborted);
        if (answer.UserId is { } id && DemoUsers.IsDemo(id) && !DemoUsersHere)
            answer = new(SignInOutcome.Refused);
        Problem = answer.Outcome switch
        {
            SignInOutcome.SignedIn => null,
            SignInOutcome.Refused => "User name and password don't fit. Check both and try again.",
            SignInOutcome.LockedOut =>
                "Five wrong passwords. For safety this name can't sign in for 5 minutes; after that, try again.",
            SignInOutcome.Disabled => "This user is disabled. Ask an administrator.",
            _ => throw new InvalidOperationException($"No answer for {answer.Outcome}."),
        };
        if (answer.UserId is null || Problem is not null)
            return;
        // Gone in the instant between check and sign-in: like any name that does not exist.
        if (await Sessions.UserManager.FindByIdAsync(answer.UserId) is not { } user)
        {
            Problem = "User name and password don't fit. Check both and try again.";
            return;
        }
        await Sessions.SignInAsync(user, isPersistent: false);
        Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }
}

/// <summary>What the sign-in form sends.</summary>
public sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;

namespace OversightConsole.Access.Session;

/// <summary>
/// A circuit lives for hours on the identity it was opened with. This looks again every 30 s, and at once when users
/// change on this node: a disabled user becomes nobody, a changed role takes effect without a reload.
/// </summary>
internal sealed class OpenCircuitCheck : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _logger;
    private readonly string _stampClaim;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _closed = new();
    private Task _lookingAgain = Task.CompletedTask;

    public OpenCircuitCheck(
        ILoggerFactory loggers,
        IServiceScopeFactory scopes,
        IOptions<IdentityOptions> options,
        ChangeNotifier changes
    )
        : base(loggers)
    {
        _scopes = scopes;
        _logger = loggers.CreateLogger<OpenCircuitCheck>();
        _stampClaim = options.Value.ClaimsIdentity.SecurityStampClaimType;
        _subscription = changes.Subscribe(_ => _lookingAgain = Task.Run(LookAgainAsync), Topic.Access);
    }

    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        var principal = authenticationState.User;
        var user = await users.GetUserAsync(principal);
        if (user is null || AccountStatus.IsDisabled(user))
            return false;
        if (principal.FindFirstValue(_stampClaim) != await users.GetSecurityStampAsync(user))
            return false;
        var held = await users.GetRolesAsync(user);
        if (!held.ToHashSet().SetEquals(principal.FindAll(ClaimTypes.Role).Select(c => c.Value)))
        {
            var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<IdentityUser>>();
            Become(await claims.CreateAsync(user));
        }
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _subscription.Dispose();
        _closed.Cancel();
        base.Dispose(disposing);
    }

    /// <summary>Checks the user of this circuit now; whoever is no longer welcome becomes nobody.</summary>
    internal async Task LookAgainAsync()
    {
        if (await CurrentAsync() is not { User.Identity.IsAuthenticated: true } state)
            return;
        try
        {
            if (!await ValidateAuthenticationStateAsync(state, _closed.Token))
                Become(new ClaimsPrincipal(new ClaimsIdentity()));
        }
        catch (Exception e) when (!_closed.IsCancellationRequested)
        {
            // Undecidable means no: the regular check does the same when it throws.
            _logger.LogError(e, "Could not check whether the user of an open page is still welcome; signed out.");
            Become(new ClaimsPrincipal(new ClaimsIdentity()));
        }
        catch (Exception)
        {
            // The circuit closed meanwhile: nobody is left to sign out.
        }
    }

    private async Task<AuthenticationState?> CurrentAsync()
    {
        try
        {
            return await GetAuthenticationStateAsync();
        }
        catch (InvalidOperationException)
        {
            // This instance belongs to a plain request, which has no circuit and so no state to look at.
            return null;
        }
    }

    private void Become(ClaimsPrincipal principal) =>
        SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
}

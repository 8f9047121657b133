using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access.SetUp;

/// <summary>
/// Lets whoever reads the console's own output become the first administrator, once. The database keeps only a hash of
/// the token, so a copy of the database is no way in.
/// </summary>
public sealed class FirstAdministrator(IServiceScopeFactory scopes, AccessHook hook, TimeProvider time)
{
    /// <summary>How long a set-up link works.</summary>
    public static TimeSpan LinkLife { get; } = TimeSpan.FromHours(24);

    /// <summary>A new token, which voids every earlier one; null when there is an administrator already.</summary>
    public async Task<string?> IssueAsync(CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        await using var write = await scope.BeginAsync(ct);
        if ((await scope.AdministratorsAsync(ct)).Count > 0)
            return null;
        await scope.Db.Set<SetUpLink>().ExecuteDeleteAsync(ct);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        scope.Db.Add(new SetUpLink { TokenHash = Hash(token), ExpiresAt = time.Now() + LinkLife });
        await hook.TellAsync(write, new AccessAct(AccessActKind.SetUpLinkIssued, null, "", "set-up link", ""));
        await write.CommitAsync();
        return token;
    }

    /// <summary>Whether <paramref name="token"/> would work now; looking at the page does not use the link up.</summary>
    public async Task<bool> WorksAsync(string token, CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        return await Live(scope, token).AnyAsync(ct) && (await scope.AdministratorsAsync(ct)).Count == 0;
    }

    /// <summary>Creates the first administrator and uses the link up. A refused name or password leaves the link good.</summary>
    public async Task<AccessAnswer> CreateAsync(
        string token,
        string name,
        string password,
        CancellationToken ct = default
    )
    {
        await using var scope = UserManagerScope.Open(scopes);
        await using var write = await scope.BeginAsync(ct);
        // Deleting is the claim: of two people with the link only one finds it.
        if (await Live(scope, token).ExecuteDeleteAsync(ct) != 1 || (await scope.AdministratorsAsync(ct)).Count > 0)
            return new(
                AccessOutcome.LinkSpent,
                "This set-up link no longer works. Restart the console: it prints a new one if there is no administrator."
            );
        var user = new IdentityUser(name.Trim());
        if (NewUser.Refusal(await scope.Users.CreateAsync(user, password), user.UserName!) is { } refusal)
            return refusal;
        var roles = new HashSet<Role> { Role.Administrator };
        await scope.SetRolesAsync(user, roles, ct);
        var self = new Person(user.Id, user.UserName!, roles);
        var act = new AccessAct(
            AccessActKind.FirstAdministratorCreated,
            self,
            user.Id,
            user.UserName!,
            RoleNames.Administrator
        );
        await hook.TellAsync(write, act);
        write.Touch(Topic.Access);
        await write.CommitAsync();
        return new(AccessOutcome.Done, $"{user.UserName} is the administrator now. Sign in.");
    }

    private IQueryable<SetUpLink> Live(UserManagerScope scope, string token)
    {
        var hash = Hash(token);
        var now = time.Now();
        return scope.Db.Set<SetUpLink>().Where(l => l.TokenHash == hash && l.ExpiresAt > now);
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

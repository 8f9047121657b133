using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>
/// The users and what they may do. Every method checks, inside its own transaction, that the acting person is still an
/// enabled administrator: hiding a button is not authorisation, and a session may be half a minute out of date.
/// </summary>
public sealed class UserDirectory(IServiceScopeFactory scopes, AccessHook hook, TimeProvider time)
{
    /// <summary>All users by name.</summary>
    public async Task<UserList> ListAsync(Person actor, CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        if (!await MayAsync(scope, actor, ct))
            return new UserList(AccessOutcome.NotAllowed, []);
        var users = await scope.Db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(ct);
        var held = (await scope.Db.UserRoles.AsNoTracking().ToListAsync(ct)).ToLookup(
            r => r.UserId,
            r => Codes.Parse<Role>(r.RoleId)
        );
        return new UserList(AccessOutcome.Done, [.. users.Select(u => Entry(u, held[u.Id]))]);
    }

    /// <summary>Creates a user who can sign in at once with <paramref name="password"/>.</summary>
    public Task<AccessAnswer> CreateAsync(
        Person actor,
        string name,
        string password,
        IReadOnlySet<Role> roles,
        CancellationToken ct = default
    ) =>
        ChangeAsync(
            actor,
            async scope =>
            {
                if (roles.Count == 0)
                    return (AccessAnswer.NoRoles, null);
                var user = new IdentityUser(name.Trim());
                if (NewUser.Refusal(await scope.Users.CreateAsync(user, password), user.UserName!) is { } refusal)
                    return (refusal, null);
                await scope.SetRolesAsync(user, roles, ct);
                var act = new AccessAct(AccessActKind.UserCreated, actor, user.Id, user.UserName!, Join(roles));
                return (Done($"{user.UserName} can sign in now."), act);
            },
            name.Trim(),
            ct
        );

    /// <summary>Gives a user exactly <paramref name="roles"/>; open sessions follow within 30 s.</summary>
    public Task<AccessAnswer> SetRolesAsync(
        Person actor,
        string userId,
        IReadOnlySet<Role> roles,
        CancellationToken ct = default
    ) =>
        ChangeUserAsync(
            actor,
            userId,
            async (scope, user) =>
            {
                if (roles.Count == 0)
                    return (AccessAnswer.NoRoles, null);
                var held = await scope.RolesAsync(user.Id, ct);
                if (held.SetEquals(roles))
                    return (Unchanged($"{user.UserName} has these roles already."), null);
                if (!roles.Contains(Role.Administrator) && await IsLastAdministratorAsync(scope, user, ct))
                    return (Last(user), null);
                await scope.SetRolesAsync(user, roles, ct);
                var detail = $"{Join(held)} -> {Join(roles)}";
                var act = new AccessAct(AccessActKind.RolesChanged, actor, user.Id, user.UserName!, detail);
                return (Done($"{user.UserName} now has: {Join(roles)}."), act);
            },
            ct
        );

    /// <summary>Keeps a user out; open sessions end.</summary>
    public Task<AccessAnswer> DisableAsync(Person actor, string userId, CancellationToken ct = default) =>
        ChangeUserAsync(
            actor,
            userId,
            async (scope, user) =>
            {
                if (user.Id == actor.Id)
                    return (
                        new(AccessOutcome.NotYourself, "You can't disable yourself. Ask another administrator."),
                        null
                    );
                if (AccountStatus.IsDisabled(user))
                    return (Unchanged($"{user.UserName} is disabled already."), null);
                if (await IsLastAdministratorAsync(scope, user, ct))
                    return (Last(user), null);
                user.LockoutEnd = AccountStatus.Never;
                // The new stamp is what makes cookies on other nodes and in other browsers worthless.
                UserManagerScope.Must(await scope.Users.UpdateSecurityStampAsync(user));
                var act = new AccessAct(AccessActKind.UserDisabled, actor, user.Id, user.UserName!, "");
                return (Done($"{user.UserName} can no longer sign in."), act);
            },
            ct
        );

    /// <summary>Lets a disabled or locked-out user sign in again.</summary>
    public Task<AccessAnswer> EnableAsync(Person actor, string userId, CancellationToken ct = default) =>
        ChangeUserAsync(
            actor,
            userId,
            async (scope, user) =>
            {
                if (user.LockoutEnd is null || user.LockoutEnd <= time.GetUtcNow())
                    return (Unchanged($"{user.UserName} can sign in already."), null);
                user.LockoutEnd = null;
                user.AccessFailedCount = 0;
                UserManagerScope.Must(await scope.Users.UpdateAsync(user));
                var act = new AccessAct(AccessActKind.UserEnabled, actor, user.Id, user.UserName!, "");
                return (Done($"{user.UserName} can sign in again."), act);
            },
            ct
        );

    /// <summary>Gives a user a new password; open sessions end, a lock-out after wrong passwords too.</summary>
    public Task<AccessAnswer> ResetPasswordAsync(
        Person actor,
        string userId,
        string password,
        CancellationToken ct = default
    ) =>
        ChangeUserAsync(
            actor,
            userId,
            async (scope, user) =>
            {
                if (DemoUsers.IsDemo(user.Id))
                    return (
                        new(AccessOutcome.DemoUser, "Demo users keep their password; it is on the sign-in page."),
                        null
                    );
                if (await NewUser.WeakAsync(scope.Users, user, password) is { } weak)
                    return (weak, null);
                if (!AccountStatus.IsDisabled(user))
                    user.LockoutEnd = null;
                user.AccessFailedCount = 0;
                user.PasswordHash = scope.Users.PasswordHasher.HashPassword(user, password);
                UserManagerScope.Must(await scope.Users.UpdateSecurityStampAsync(user));
                var act = new AccessAct(AccessActKind.PasswordReset, actor, user.Id, user.UserName!, "");
                return (Done($"{user.UserName} has a new password. Hand it over in person."), act);
            },
            ct
        );

    private Task<AccessAnswer> ChangeUserAsync(
        Person actor,
        string userId,
        Func<UserManagerScope, IdentityUser, Task<(AccessAnswer, AccessAct?)>> change,
        CancellationToken ct
    ) =>
        ChangeAsync(
            actor,
            async scope =>
                await scope.Users.FindByIdAsync(userId) is { } user
                    ? await change(scope, user)
                    : (AccessAnswer.NoSuchUser, null),
            userId,
            ct
        );

    private async Task<AccessAnswer> ChangeAsync(
        Person actor,
        Func<UserManagerScope, Task<(AccessAnswer Answer, AccessAct? Act)>> change,
        string subject,
        CancellationToken ct
    )
    {
        await using var scope = UserManagerScope.Open(scopes);
        await using var write = await scope.BeginAsync(ct);
        if (!await MayAsync(scope, actor, ct))
            return AccessAnswer.NotAllowed;
        try
        {
            var (answer, act) = await change(scope);
            if (act is null)
                return answer;
            await hook.TellAsync(write, act);
            write.Touch(Topic.Access);
            await write.CommitAsync();
            return answer;
        }
        catch (DbUpdateException e) when (scope.Db.IsUniqueViolation(e))
        {
            return NewUser.Taken(subject);
        }
    }

    private static async Task<bool> MayAsync(UserManagerScope scope, Person actor, CancellationToken ct) =>
        actor.Is(Role.Administrator) && (await scope.AdministratorsAsync(ct)).Contains(actor.Id);

    private static async Task<bool> IsLastAdministratorAsync(
        UserManagerScope scope,
        IdentityUser user,
        CancellationToken ct
    ) => await scope.AdministratorsAsync(ct) is [var only] && only == user.Id;

    private UserEntry Entry(IdentityUser user, IEnumerable<Role> roles)
    {
        var disabled = AccountStatus.IsDisabled(user);
        var locked = !disabled && user.LockoutEnd > time.GetUtcNow() ? user.LockoutEnd : null;
        return new UserEntry(user.Id, user.UserName!, [.. roles.Order()], disabled, locked, DemoUsers.IsDemo(user.Id));
    }

    private static AccessAnswer Last(IdentityUser user) =>
        new(
            AccessOutcome.LastAdministrator,
            $"{user.UserName} is the only administrator. Make somebody else an administrator first."
        );

    private static AccessAnswer Done(string sentence) => new(AccessOutcome.Done, sentence);

    private static AccessAnswer Unchanged(string sentence) => new(AccessOutcome.Unchanged, sentence);

    private static string Join(IEnumerable<Role> roles) => string.Join(", ", roles.Order().Select(Codes.Of));
}

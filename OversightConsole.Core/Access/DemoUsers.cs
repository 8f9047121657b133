using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>A user of the demo desk; the password is the name.</summary>
public sealed record DemoUser(string Name, Role Role)
{
    /// <summary>Fixed, so that a real user who happens to have the same name is never taken for a demo user.</summary>
    public string Id => DemoUsers.Prefix + Name;

    /// <summary>The demo user as the person behind an act, for the demo desk's simulated history.</summary>
    public Person AsPerson() => new(Id, Name, new HashSet<Role> { Role });
}

/// <summary>
/// Users with published passwords. Whoever calls <see cref="CreateAsync"/> must have made sure that only this machine
/// can reach the console; in every other case <see cref="RemoveAsync"/> is called at start.
/// </summary>
public sealed class DemoUsers(IServiceScopeFactory scopes, AccessHook hook)
{
    internal const string Prefix = "demo-";

    /// <summary>The demo users, in the order in which the sign-in page lists them.</summary>
    public static IReadOnlyList<DemoUser> All { get; } =
    [
        new("technician", Role.Technician),
        new("technician2", Role.Technician),
        new("manager", Role.Manager),
        new("manager2", Role.Manager),
        new("auditor", Role.Auditor),
        new("admin", Role.Administrator),
    ];

    /// <summary>Whether <paramref name="userId"/> is a demo user's.</summary>
    public static bool IsDemo(string userId) => All.Any(u => u.Id == userId);

    /// <summary>Creates the demo users that are missing; a real user who has one of the names keeps it.</summary>
    public async Task CreateAsync(CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        await using var write = await scope.BeginAsync(ct);
        var created = new List<string>();
        foreach (var demo in All)
        {
            if (await scope.Users.FindByNameAsync(demo.Name) is not null)
                continue;
            var user = new IdentityUser(demo.Name) { Id = demo.Id };
            // Hashed here rather than passed on, because the rules for real passwords would refuse it.
            user.PasswordHash = scope.Users.PasswordHasher.HashPassword(user, demo.Name);
            UserManagerScope.Must(await scope.Users.CreateAsync(user));
            await scope.SetRolesAsync(user, new HashSet<Role> { demo.Role }, ct);
            created.Add(demo.Name);
        }
        await FinishAsync(scope, write, AccessActKind.DemoUsersCreated, created);
    }

    /// <summary>Removes the demo users, which frees their names; their sessions end.</summary>
    public async Task RemoveAsync(CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        await using var write = await scope.BeginAsync(ct);
        var ids = All.Select(u => u.Id).ToList();
        var users = await scope.Db.Users.Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        foreach (var user in users)
            UserManagerScope.Must(await scope.Users.DeleteAsync(user));
        await FinishAsync(scope, write, AccessActKind.DemoUsersRemoved, [.. users.Select(u => u.UserName!).Order()]);
    }

    private async Task FinishAsync(UserManagerScope scope, WriteScope write, AccessActKind kind, List<string> names)
    {
        if (names.Count == 0)
            return;
        await hook.TellAsync(write, new AccessAct(kind, null, "", "demo users", string.Join(", ", names)));
        write.Touch(Topic.Access);
        await write.CommitAsync();
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>
/// Identity's user manager over a context of its own, for one operation. A manager injected into a circuit would keep
/// its context, and everything it ever tracked, for hours.
/// </summary>
internal sealed class UserManagerScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private UserManagerScope(AsyncServiceScope scope)
    {
        _scope = scope;
        Db = scope.ServiceProvider.GetRequiredService<OversightDbContext>();
        Users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
    }

    public OversightDbContext Db { get; }

    public UserManager<IdentityUser> Users { get; }

    public static UserManagerScope Open(IServiceScopeFactory scopes) => new(scopes.CreateAsyncScope());

    /// <summary>
    /// Opens the write in which rights change. The administrator role's row is locked, so that two administrators who
    /// remove each other at the same time cannot both succeed.
    /// </summary>
    public async Task<WriteScope> BeginAsync(CancellationToken ct)
    {
        var write = await Db.BeginWriteAsync(_scope.ServiceProvider.GetRequiredService<TimeProvider>(), ct);
        await Db.LockRowAsync("AspNetRoles", "Id", RoleNames.Administrator, ct);
        return write;
    }

    /// <summary>The ids of users who are administrators and not disabled.</summary>
    public Task<List<string>> AdministratorsAsync(CancellationToken ct) =>
        Db
            .Users.Where(AccountStatus.Enabled)
            .Where(u => Db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == RoleNames.Administrator))
            .Select(u => u.Id)
            .ToListAsync(ct);

    public async Task<HashSet<Role>> RolesAsync(string userId, CancellationToken ct)
    {
        var codes = await Db.UserRoles.Where(r => r.UserId == userId).Select(r => r.RoleId).ToListAsync(ct);
        return [.. codes.Select(Codes.Parse<Role>)];
    }

    /// <summary>Gives <paramref name="user"/> exactly <paramref name="roles"/>.</summary>
    public async Task SetRolesAsync(IdentityUser user, IReadOnlySet<Role> roles, CancellationToken ct)
    {
        var held = await RolesAsync(user.Id, ct);
        Must(await Users.RemoveFromRolesAsync(user, held.Except(roles).Select(Codes.Of)));
        Must(await Users.AddToRolesAsync(user, roles.Except(held).Select(Codes.Of)));
    }

    /// <summary>Throws for a result that no user can cause.</summary>
    public static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}

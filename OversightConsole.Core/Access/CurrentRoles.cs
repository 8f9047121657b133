using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>Reads a person's roles as they stand now, in the caller's transaction; a disabled person has none.</summary>
public static class CurrentRoles
{
    /// <summary>The roles of the user with that id; empty when there is no such user or it is disabled.</summary>
    public static async Task<IReadOnlySet<Role>> OfAsync(OversightDbContext db, string userId, CancellationToken ct)
    {
        var names = await (
            from user in db.Users
            join membership in db.Set<IdentityUserRole<string>>() on user.Id equals membership.UserId
            join role in db.Set<IdentityRole>() on membership.RoleId equals role.Id
            where user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd < AccountStatus.Never)
            select role.Name
        ).ToListAsync(ct);
        return names.Select(n => Codes.Parse<Role>(n!)).ToHashSet();
    }

    /// <summary>Whether that user may decide proposals now.</summary>
    public static async Task<bool> MayDecideAsync(OversightDbContext db, string userId, CancellationToken ct) =>
        (await OfAsync(db, userId, ct)).Overlaps([Role.Technician, Role.Manager]);
}

using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;

namespace OversightConsole.Core.Access;

/// <summary>
/// Whether a user may sign in. The stock user has no column for "disabled", so it is a lock-out without end; a lock-out
/// after wrong passwords ends within minutes, so the two cannot be confused.
/// </summary>
public static class AccountStatus
{
    /// <summary>Wrong passwords in a row until the user is locked out.</summary>
    public const int GuessesAllowed = 5;

    /// <summary>How long a lock-out lasts.</summary>
    public static TimeSpan LockOut { get; } = TimeSpan.FromMinutes(5);

    internal static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static readonly Expression<Func<IdentityUser, bool>> Enabled = u =>
        u.LockoutEnd == null || u.LockoutEnd < Never;

    /// <summary>Whether an administrator disabled <paramref name="user"/>.</summary>
    public static bool IsDisabled(IdentityUser user) => user.LockoutEnd >= Never;
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>Name and password fit.</summary>
    SignedIn,

    /// <summary>No such user, or the wrong password: which of them is not told.</summary>
    Refused,

    /// <summary>Five wrong passwords: five minutes' wait, whether or not the name exists.</summary>
    LockedOut,

    /// <summary>The password is right, but an administrator disabled the user.</summary>
    Disabled,
}

/// <summary>The outcome and, when signed in, the user's id.</summary>
public sealed record SignInAnswer(SignInOutcome Outcome, string? UserId = null);

/// <summary>Checks a name and a password, and locks out after five wrong ones.</summary>
public sealed class PasswordCheck(IServiceScopeFactory scopes, GuessCounter guesses, AccessHook hook, TimeProvider time)
{
    // Verified when the name is unknown, so that the answer takes as long as it does for a real user.
    private static readonly string Decoy = new PasswordHasher<IdentityUser>().HashPassword(new(), "decoy");

    /// <summary>Checks the two; a success clears earlier failures.</summary>
    public async Task<SignInAnswer> CheckAsync(string name, string password, CancellationToken ct = default)
    {
        await using var scope = UserManagerScope.Open(scopes);
        var user = await scope.Users.FindByNameAsync(name);
        if (user is null || AccountStatus.IsDisabled(user))
            return CheckWithoutUser(scope, user, name, password);

        var attempt = await ReserveAsync(scope, user, ct);
        if (attempt is null or > AccountStatus.GuessesAllowed)
            return new(SignInOutcome.LockedOut);
        if (Fits(scope, user, password))
        {
            await ClearAsync(scope, user, ct);
            return new(SignInOutcome.SignedIn, user.Id);
        }
        if (attempt < AccountStatus.GuessesAllowed)
            return new(SignInOutcome.Refused);
        await LockOutAsync(scope, user, ct);
        return new(SignInOutcome.LockedOut);
    }

    private SignInAnswer CheckWithoutUser(UserManagerScope scope, IdentityUser? user, string name, string password)
    {
        var fits = Fits(scope, user ?? new IdentityUser { PasswordHash = Decoy }, password) && user is not null;
        if (fits)
            return new(SignInOutcome.Disabled);
        var locked = guesses.LocksOut(scope.Users.NormalizeName(name) ?? "");
        return new(locked ? SignInOutcome.LockedOut : SignInOutcome.Refused);
    }

    private static bool Fits(UserManagerScope scope, IdentityUser user, string password) =>
        user.PasswordHash is { } hash
        && scope.Users.PasswordHasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>
    /// Takes one of the allowed attempts before the password is looked at: a hundred guesses sent at once must not all be
    /// tried before the first failure is counted. Null while locked out.
    /// </summary>
    private async Task<int?> ReserveAsync(UserManagerScope scope, IdentityUser user, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await scope.Db.BeginWriteAsync(now, ct);
        var reserved = await scope
            .Db.Users.Where(u => u.Id == user.Id && (u.LockoutEnd == null || u.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1), ct);
        if (reserved == 0)
            return null;
        var attempt = await scope.Db.Users.Where(u => u.Id == user.Id).Select(u => u.AccessFailedCount).SingleAsync(ct);
        await write.CommitAsync();
        return attempt;
    }

    private async Task ClearAsync(UserManagerScope scope, IdentityUser user, CancellationToken ct)
    {
        await using var write = await scope.Db.BeginWriteAsync(time, ct);
        await scope
            .Db.Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, _ => 0), ct);
        var self = new Person(user.Id, user.UserName!, await scope.RolesAsync(user.Id, ct));
        await hook.TellAsync(write, new AccessAct(AccessActKind.SignedIn, self, user.Id, user.UserName!, ""));
        await write.CommitAsync();
    }

    private async Task LockOutAsync(UserManagerScope scope, IdentityUser user, CancellationToken ct)
    {
        var until = time.Now() + AccountStatus.LockOut;
        await using var write = await scope.Db.BeginWriteAsync(time, ct);
        await scope
            .Db.Users.Where(u => u.Id == user.Id && (u.LockoutEnd == null || u.LockoutEnd < AccountStatus.Never))
            .ExecuteUpdateAsync(
                set => set.SetProperty(u => u.AccessFailedCount, _ => 0).SetProperty(u => u.LockoutEnd, _ => until),
                ct
            );
        await hook.TellAsync(write, new AccessAct(AccessActKind.LockedOut, null, user.Id, user.UserName!, ""));
        await write.CommitAsync();
    }
}

using Microsoft.AspNetCore.Identity;

namespace OversightConsole.Core.Access;

/// <summary>Why a name or a password is refused, in words for the person who chose it.</summary>
internal static class NewUser
{
    public const int ShortestPassword = 12;

    /// <summary>The answer for a result that was not a success; null for a success.</summary>
    public static AccessAnswer? Refusal(IdentityResult result, string name)
    {
        if (result.Succeeded)
            return null;
        var codes = result.Errors.Select(e => e.Code).ToHashSet();
        if (codes.Contains(nameof(IdentityErrorDescriber.DuplicateUserName)))
            return Taken(name);
        if (codes.Contains(nameof(IdentityErrorDescriber.InvalidUserName)))
            return new(AccessOutcome.BadName, "A user name has letters, digits and - . _ @ + only, no spaces.");
        return codes.Any(c => c.StartsWith("Password", StringComparison.Ordinal))
            ? Weak(result)
            : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    public static AccessAnswer Taken(string name) =>
        new(AccessOutcome.NameTaken, $"There is a user named {name} already. Choose another name.");

    /// <summary>Why <paramref name="password"/> will not do; null when it will.</summary>
    public static async Task<AccessAnswer?> WeakAsync(
        UserManager<IdentityUser> users,
        IdentityUser user,
        string password
    )
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } result)
                return Weak(result);
        return null;
    }

    private static AccessAnswer Weak(IdentityResult result) =>
        result.Errors.Any(e => e.Code == PasswordIsNotName.Code)
            ? new(AccessOutcome.WeakPassword, "The password must not contain the user name.")
            : new(
                AccessOutcome.WeakPassword,
                $"Use a password of at least {ShortestPassword} characters, not all alike. A few words in a row will do."
            );
}

/// <summary>Length is what counts, but a long name repeated is still a guess.</summary>
internal sealed class PasswordIsNotName : IPasswordValidator<IdentityUser>
{
    public const string Code = "PasswordContainsName";

    public Task<IdentityResult> ValidateAsync(UserManager<IdentityUser> manager, IdentityUser user, string? password) =>
        Task.FromResult(
            user.UserName is { Length: > 2 } name
            && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
                ? IdentityResult.Failed(new IdentityError { Code = Code })
                : IdentityResult.Success
        );
}

using System.Security.Cryptography;

namespace OversightConsole.Access.Users;

/// <summary>Passwords that can be read out over a desk: 80 bits in four groups, without letters that look alike.</summary>
internal static class PasswordSuggestion
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string Next() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}

using System.Security.Cryptography;
using System.Text;

namespace OversightConsole.Core.Audit;

/// <summary>
/// Personal text (comments, ticket bodies) enters the trail only as a salted hash: the salt stays beside the text, so
/// erasing both later leaves a chain that still verifies and a hash that says nothing.
/// </summary>
public static class PersonalText
{
    /// <summary>128 random bits as hex.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 of salt and text as hex; null for no text.</summary>
    public static string? Hash(string salt, string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\n" + text)));
}

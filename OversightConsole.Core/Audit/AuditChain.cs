using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OversightConsole.Core.Audit;

/// <summary>
/// How an entry is hashed: SHA-256 over the length-prefixed UTF-8 bytes of its parts, the previous hash first. Length
/// prefixes keep two different entries from having the same bytes; a part that is absent has the length −1.
/// </summary>
public static class AuditChain
{
    /// <summary>The hash before the first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash that <paramref name="entry"/> must have, as lower-case hex; its own hash is not looked at.</summary>
    public static string HashOf(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, entry.PreviousHash);
        Add(hash, entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, entry.At.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Add(hash, entry.Kind);
        Add(hash, entry.ActorKind);
        Add(hash, entry.ActorId);
        Add(hash, entry.ActorNameHash);
        Add(hash, entry.Subject);
        Add(hash, entry.Ticket);
        Add(hash, entry.Payload);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? part)
    {
        var bytes = Encoding.UTF8.GetBytes(part ?? "");
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

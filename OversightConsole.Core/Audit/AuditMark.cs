using System.Globalization;

namespace OversightConsole.Core.Audit;

/// <summary>A position that somebody wrote down elsewhere, to find a chain that was cut or rebuilt.</summary>
public sealed record AuditMark(long Sequence, string Hash)
{
    /// <summary>Reads <c>SEQ:HASH</c>, a position from 1 and 64 hex digits; null for anything else.</summary>
    public static AuditMark? TryParse(string text)
    {
        var parts = text.Split(':');
        if (
            parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        )
            return null;
        var isHash = parts[1].Length == AuditChain.Genesis.Length && parts[1].All(char.IsAsciiHexDigit);
        return sequence < 1 || !isHash ? null : new AuditMark(sequence, parts[1].ToLowerInvariant());
    }
}

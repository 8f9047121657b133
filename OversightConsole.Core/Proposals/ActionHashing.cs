using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// The hash an approval binds to: the semantic action (kind, fields in order of name, resolved ids before and after), the
/// connection and the record. Names, rationale and descriptions are left out: they may be reworded without changing what
/// runs. Salted, so that the hash of a suggestion gives nothing away while it is blind.
/// </summary>
public static class ActionHashing
{
    /// <summary>SHA-256 as lower-case hex.</summary>
    public static string Hash(string salt, SorRef record, ProposedAction action)
    {
        var text = new StringBuilder();
        Part(text, salt);
        Part(text, record.ToString());
        // Left out where it is the ticket, so that what was approved before there were others keeps its hash.
        if (action.Target is { } target)
            Part(text, target.ToString());
        Part(text, action.Type);
        foreach (var change in action.Changes.OrderBy(c => c.Field, StringComparer.Ordinal))
        {
            Part(text, change.Field);
            Part(text, change.Before?.Id);
            Part(text, change.After?.Id);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Part(StringBuilder text, string? part) =>
        text.Append(part is null ? "-" : part.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Append(':')
            .Append(part)
            .Append('\n');
}

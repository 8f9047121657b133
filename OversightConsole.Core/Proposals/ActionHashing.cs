using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// The hash an approval binds to: the semantic action (kind, fields in order of name, resolved ids before and after) and
/// the record by its connection, kind and id. Names, rationale and descriptions are left out: they may be reworded without
/// changing what runs. Salted, so that the hash of a suggestion gives nothing away while it is blind.
/// </summary>
public static class ActionHashing
{
    /// <summary>SHA-256 as lower-case hex.</summary>
    public static string Hash(string salt, SorRef record, ProposedAction action)
    {
        var text = new StringBuilder();
        Part(text, salt);
        Record(text, record);
        // Three parts also without a target: otherwise a target could read as the first change of another action.
        Record(text, action.Target);
        Part(text, action.Type);
        foreach (var change in action.Changes.OrderBy(c => c.Field, StringComparer.Ordinal))
        {
            Part(text, change.Field);
            Part(text, change.Before?.Id);
            Part(text, change.After?.Id);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A record by its three parts: how it is written out may change, what was approved may not.</summary>
    private static void Record(StringBuilder text, SorRef? record)
    {
        Part(text, record?.Connection);
        Part(text, record?.Kind);
        Part(text, record?.Id);
    }

    private static void Part(StringBuilder text, string? part) =>
        text.Append(part is null ? "-" : part.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Append(':')
            .Append(part)
            .Append('\n');
}

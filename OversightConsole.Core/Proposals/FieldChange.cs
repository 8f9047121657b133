using System.Text.Json;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Proposals;

/// <summary>One field with the value the agent saw and the one it proposes.</summary>
public sealed record FieldChange(string Field, FieldValue? Before, FieldValue? After)
{
    /// <summary>Changes as one text, as they are stored; null for none. Values may be people's names.</summary>
    internal static string? Text(IReadOnlyList<FieldChange>? changes) =>
        changes is null ? null : JsonSerializer.Serialize(changes, StoredJson.Options);
}

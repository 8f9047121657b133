using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>Facts of one shape, once from a row and once from an entry, compared as the JSON they make.</summary>
internal static class FactPair
{
    private const int MostShown = 40;

    /// <summary>Sixteen bytes that stand for the facts, so that a long trail can be kept in memory.</summary>
    public static UInt128 Print(object facts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, facts.GetType(), StoredJson.Options), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The first fact in which the two differ, as the end of a sentence; null when they do not.</summary>
    public static string? Difference(object row, object told, long entry)
    {
        var (left, right) = (Members(row), Members(told));
        foreach (var name in right.Select(p => p.Key).Union(left.Select(p => p.Key)))
        {
            var (here, there) = (left[name], right[name]);
            // What is erased beside the entry can contradict nothing.
            if (JsonNode.DeepEquals(here, there) || (there is JsonValue && PersonalText.IsMark(there.ToString())))
                continue;
            var (says, said) = (Shown(here), Shown(there));
            return says is null || said is null
                ? $"has another {Words(name)} than entry {entry} gives it"
                : $"says {Words(name)} {says}, but entry {entry} says {said}";
        }
        return null;
    }

    private static JsonObject Members(object facts) =>
        JsonSerializer.SerializeToNode(facts, facts.GetType(), StoredJson.Options)!.AsObject();

    /// <summary>Short values are shown; hashes, lists and texts are not.</summary>
    private static string? Shown(JsonNode? value) =>
        value switch
        {
            null => "none",
            JsonValue when value.ToString() is { Length: <= MostShown } text => text,
            _ => null,
        };

    private static string Words(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports;

/// <summary>An entry of the trail with its facts, read once however many parts of the state follow from it.</summary>
internal sealed class Told(AuditEntry entry)
{
    private object? _facts;

    public AuditEntry Entry => entry;

    public long Number => entry.Sequence;

    /// <summary>What the subject names after its kind: <c>classification</c> of <c>agent/classification</c>.</summary>
    public string Subject => entry.Subject[(entry.Subject.IndexOf('/') + 1)..];

    /// <summary>The facts in the shape that the part asks for; what the entry does not say is null.</summary>
    /// <exception cref="JsonException">The payload has another shape.</exception>
    public T Facts<T>()
        where T : class
    {
        if (_facts is not T facts)
            _facts = facts =
                (
                    PersonalText.IsIn(entry.Payload)
                        ? Read<T>()
                        : JsonSerializer.Deserialize<T>(entry.Payload, StoredJson.Options)
                ) ?? throw new JsonException("An entry without facts.");
        return facts;
    }

    /// <summary>Who acted, by name; the mark where the name is erased.</summary>
    public string ActorName => entry.ActorNameHash is { } mark ? entry.Beside(mark) ?? mark : entry.ActorId;

    /// <summary>The facts with the personal text that lies beside; a mark stays where its text is erased.</summary>
    private T? Read<T>()
    {
        var facts = JsonNode.Parse(entry.Payload);
        Fill(facts);
        return facts.Deserialize<T>(StoredJson.Options);

        void Fill(JsonNode? node)
        {
            if (node is JsonValue value && value.TryGetValue<string>(out var mark) && PersonalText.IsMark(mark))
            {
                if (entry.Beside(mark) is { } text)
                    value.ReplaceWith(text);
            }
            else if (node is JsonObject members)
                members.Select(m => m.Value).ToList().ForEach(Fill);
            else if (node is JsonArray items)
                items.ToList().ForEach(Fill);
        }
    }
}

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

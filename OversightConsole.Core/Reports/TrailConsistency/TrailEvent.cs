using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>An entry of the trail with its facts, read once however many parts of the state follow from it.</summary>
internal sealed class TrailEvent(AuditEntry entry)
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
    public string ActorName => entry.ActorNameHash is { } mark ? entry.TextOf(mark) ?? mark : entry.ActorId;

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
                if (entry.TextOf(mark) is { } text)
                    value.ReplaceWith(text);
            }
            else if (node is JsonObject members)
                members.Select(m => m.Value).ToList().ForEach(Fill);
            else if (node is JsonArray items)
                items.ToList().ForEach(Fill);
        }
    }
}

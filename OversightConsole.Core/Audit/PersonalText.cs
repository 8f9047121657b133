using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OversightConsole.Core.Audit;

/// <summary>
/// Personal text among the facts of an act: a name, a reason that somebody typed, anything a ticket says. The entry gets a
/// mark of it (<see cref="Prefix"/> and a hash with a salt of its own); text and salt lie beside (<see cref="AuditText"/>),
/// so that erasing them later leaves a chain that still verifies and a hash that says nothing.
/// </summary>
[JsonConverter(typeof(MarkConverter))]
public sealed class PersonalText
{
    /// <summary>What a mark begins with; the hash follows as lower-case hex.</summary>
    public const string Prefix = "sha256:";

    // Serialising is synchronous, so what one call writes is what its thread writes meanwhile.
    [ThreadStatic]
    private static List<PersonalText>? _written;

    private PersonalText(string text)
    {
        (Text, Salt) = (text, NewSalt());
        Mark = MarkOf(Salt, text);
    }

    /// <summary>The personal text.</summary>
    public string Text { get; }

    /// <summary>The salt of this one piece.</summary>
    public string Salt { get; }

    /// <summary>What stands for it in the entry.</summary>
    public string Mark { get; }

    /// <summary>The text with a new salt; null for no text.</summary>
    public static PersonalText? Of(string? text) => text is null ? null : new PersonalText(text);

    /// <summary>Whether a value of an entry stands for a text beside it.</summary>
    public static bool IsMark(string? value) => value?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>Whether a mark may stand in an entry's facts: most have none, and need not be parsed to know it.</summary>
    internal static bool IsIn(string payload) => payload.Contains(Prefix, StringComparison.Ordinal);

    /// <summary>128 random bits as hex.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 of salt and text as hex; null for no text.</summary>
    public static string? Hash(string salt, string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\n" + text)));

    /// <summary>The mark of a text under a salt.</summary>
    internal static string MarkOf(string salt, string text) => Prefix + Hash(salt, text);

    /// <summary>The facts as JSON text, and the pieces of personal text whose marks stand in it.</summary>
    internal static (string Json, IReadOnlyList<PersonalText> Pieces) Serialize(
        object facts,
        JsonSerializerOptions options
    )
    {
        var pieces = _written = [];
        try
        {
            return (JsonSerializer.Serialize(facts, facts.GetType(), options), pieces);
        }
        finally
        {
            _written = null;
        }
    }

    private sealed class MarkConverter : JsonConverter<PersonalText>
    {
        public override PersonalText Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("A mark does not give back its text.");

        public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
        {
            _written?.Add(value);
            writer.WriteStringValue(value.Mark);
        }
    }
}

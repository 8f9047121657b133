using System.Text.Json;
using System.Text.Json.Serialization;

namespace OversightConsole.Core.Storage;

/// <summary>Writes an enum into stored JSON under its code (<see cref="Codes"/>); an unknown code throws.</summary>
internal sealed class CodeJsonConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc />
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Codes.Parse<TEnum>(reader.GetString() ?? "");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Codes.Of(value));
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace OversightConsole.Commands.Line;

/// <summary>
/// What commands print: with <c>--json</c> exactly one document on stdout – camelCase, instants in UTC, numbers that are
/// undefined or infinite as null.
/// </summary>
public static class CommandOutput
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new FiniteOrNull(),
            new UtcInstant(),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
        },
    };

    /// <summary>Prints the one document.</summary>
    public static void WriteJson<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Json));

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }

    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OversightConsole.Core.Storage;

/// <summary>Small immutable values kept as JSON text in one column (text, so that both databases keep the same bytes).</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ValueConverter<T, string> Converter<T>() =>
        new(v => JsonSerializer.Serialize(v, Options), v => JsonSerializer.Deserialize<T>(v, Options)!);

    /// <summary>The values are immutable, so a reference that did not change is a value that did not change.</summary>
    public static ValueComparer<T> Comparer<T>() =>
        new((a, b) => ReferenceEquals(a, b), v => v == null ? 0 : v.GetHashCode(), v => v);
}

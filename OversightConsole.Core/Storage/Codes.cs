using System.Collections.Concurrent;
using System.Text;

namespace OversightConsole.Core.Storage;

/// <summary>
/// The codes under which enum members are stored and exported: lower case with hyphens, <c>UnknownCustomer</c> ↔
/// <c>unknown-customer</c>. An unknown code throws; it is never defaulted.
/// </summary>
public static class Codes
{
    private static readonly ConcurrentDictionary<Type, Table> Tables = new();

    /// <summary>The code of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of its enum.</exception>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        For(typeof(TEnum)).ByValue.TryGetValue(value, out var code)
            ? code
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a known {typeof(TEnum).Name}.");

    /// <summary>The member whose code is <paramref name="code"/>.</summary>
    /// <exception cref="FormatException">No member has that code.</exception>
    public static TEnum Parse<TEnum>(string code)
        where TEnum : struct, Enum =>
        TryParse<TEnum>(code, out var value)
            ? value
            : throw new FormatException($"'{code}' is not a known {typeof(TEnum).Name}.");

    /// <summary>Finds the member whose code is <paramref name="code"/>; false when there is none.</summary>
    public static bool TryParse<TEnum>(string? code, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        if (code is null || !For(typeof(TEnum)).ByCode.TryGetValue(code, out var found))
            return false;
        value = (TEnum)found;
        return true;
    }

    private static Table For(Type type) =>
        Tables.GetOrAdd(
            type,
            static t =>
            {
                var byValue = Enum.GetValues(t).Cast<object>().ToDictionary(v => v, v => Hyphenate(v.ToString()!));
                return new Table(byValue, byValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal));
            }
        );

    private static string Hyphenate(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(letter));
        }
        return code.ToString();
    }

    private sealed record Table(Dictionary<object, string> ByValue, Dictionary<string, object> ByCode);
}

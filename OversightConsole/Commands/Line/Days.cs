using System.Globalization;

namespace OversightConsole.Commands.Line;

/// <summary>Reads days given on the command line.</summary>
internal static class Days
{
    /// <summary>The day under the option <paramref name="name"/>, as YYYY-MM-DD.</summary>
    /// <exception cref="BadInputException">It is missing or no day.</exception>
    public static DateOnly Parse(string name, string? text) =>
        text is null ? throw new BadInputException($"{name} is missing: name a day as YYYY-MM-DD.")
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1 and < 9999
            ? day
        : throw new BadInputException($"{name} must be a day as YYYY-MM-DD; '{text}' is not.");
}

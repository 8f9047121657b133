using System.CommandLine;
using System.Globalization;
using OversightConsole.Commands.Line;

namespace OversightConsole.Commands.Accuracy;

/// <summary>
/// The options of <c>accuracy …</c>. They are read as text and with the invariant culture, so that a wrong one is answered
/// with the field and the remedy, and ".95" means the same on every machine.
/// </summary>
internal static class AccuracyInput
{
    private const long MostAnswers = 1_000_000_000;

    public static Option<bool> Json() => new("--json") { Description = "Print exactly one JSON document." };

    public static Option<string?> Target() =>
        new("--target") { Description = "The accuracy to reach, between 0 and 1; .95 without it." };

    public static Option<string?> Alpha() =>
        new("--alpha") { Description = "The chance of error accepted, between 0 and 1; .05 without it." };

    public static Option<string?> Text(string name, string description) => new(name) { Description = description };

    /// <summary>A fraction strictly between 0 and 1.</summary>
    public static double Between(ParseResult parsed, Option<string?> option, double otherwise)
    {
        var value = parsed.GetValue(option) is { } text ? Number(option, text, "a number between 0 and 1") : otherwise;
        return value is >= 1e-12 and <= 1 - 1e-12
            ? value
            : throw new BadInputException(
                $"{option.Name} must lie between 0 and 1, both excluded; give 95 % as 0.95, not '{parsed.GetValue(option)}'."
            );
    }

    /// <summary>A required count from 0 to a most.</summary>
    public static long Count(ParseResult parsed, Option<string?> option, long most = MostAnswers)
    {
        var text = Required(parsed, option, "a whole number, 0 or more");
        return
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= 0
            && value <= most
            ? value
            : throw new BadInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{option.Name} must be a whole number from 0 to {most}; '{text}' is not."
                )
            );
    }

    /// <summary>The text of a required option.</summary>
    public static string Required(ParseResult parsed, Option<string?> option, string remedy) =>
        parsed.GetValue(option) is { Length: > 0 } text
            ? text
            : throw new BadInputException($"{option.Name} is missing: give {remedy}.");

    public static double Number(Option option, string text, string remedy) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? value
            : throw new BadInputException($"{option.Name}: '{text}' is not a number; give {remedy}.");

    /// <summary>Refuses a part that is larger than the whole.</summary>
    public static void CheckPart(long part, Option option, long whole, Option wholeOption)
    {
        if (part > whole)
            throw new BadInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{option.Name} {part} is more than {wholeOption.Name} {whole}; give at most as many."
                )
            );
    }
}

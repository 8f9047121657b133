using System.Runtime.CompilerServices;

namespace OversightConsole.Core.Autonomy.Accuracy;

/// <summary>The ranges that all arithmetic of earned autonomy asks of its arguments.</summary>
internal static class Require
{
    /// <summary>More answers than a claim will ever have; up to here every loop ends in seconds.</summary>
    public const long MostAnswers = 1_000_000_000;

    public static void Count(long value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is < 0 or > MostAnswers)
            throw new ArgumentOutOfRangeException(name, value, "A count lies between 0 and 1,000,000,000.");
    }

    /// <summary>A part of a whole, both of them counts.</summary>
    public static void Part(long part, long whole, [CallerArgumentExpression(nameof(part))] string? name = null)
    {
        Count(whole, name);
        if (part < 0 || part > whole)
            throw new ArgumentOutOfRangeException(name, part, $"Must lie between 0 and the {whole} it is part of.");
    }

    /// <summary>Strictly between 0 and 1, 10⁻¹² away from both, so that odds stay finite numbers.</summary>
    public static void Open(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 1e-12 and <= 1 - 1e-12))
            throw new ArgumentOutOfRangeException(name, value, "Must lie between 0 and 1, both excluded.");
    }

    public static void Share(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, "Must lie between 0 and 1.");
    }

    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "Must be a number of 0 or more.");
    }

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "Must be a number greater than 0.");
    }
}

using System.Globalization;
using System.Text;

namespace OversightConsole.Untrusted;

/// <summary>
/// Knows the characters that show nothing or turn the reading direction. A sender may use them to make a text read
/// differently from what it says, so they are shown as a token instead.
/// </summary>
public static class Hidden
{
    /// <summary>Whether <paramref name="rune"/> must be shown as a token, given its neighbours.</summary>
    public static bool Is(Rune rune, Rune? before, Rune? after)
    {
        switch (rune.Value)
        {
            case '\n' or '\r' or '\t':
                return false;
            // Joins emoji into families and flags; anywhere else it hides.
            case 0x200D:
                return !(IsPictorial(before) && IsPictorial(after));
            // Asks for the colour form of the sign before it.
            case 0xFE0F:
                return !(IsPictorial(before) || IsKeycap(before));
            case 0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2028 or 0x2029:
            case >= 0xFE00 and <= 0xFE0E:
            case >= 0xE0100 and <= 0xE01EF:
                return true;
            default:
                return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
        }
    }

    /// <summary>How the token reads: "U+202E".</summary>
    public static string Token(Rune rune) => $"U+{rune.Value:X4}";

    private static bool IsPictorial(Rune? rune) =>
        rune is { } r
        && (
            r.Value == 0xFE0F
            || Rune.GetUnicodeCategory(r) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
        );

    private static bool IsKeycap(Rune? rune) => rune is { } r && (Rune.IsDigit(r) || r.Value is '#' or '*');
}

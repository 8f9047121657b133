using System.Text;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>How people really type: neighbouring keys, dropped, doubled and swapped letters, no capitals, no punctuation.</summary>
public static class Typos
{
    private static readonly Dictionary<char, string> Neighbours = new()
    {
        ['a'] = "sq",
        ['b'] = "vn",
        ['c'] = "xv",
        ['d'] = "sf",
        ['e'] = "wr",
        ['f'] = "dg",
        ['g'] = "fh",
        ['h'] = "gj",
        ['i'] = "uo",
        ['j'] = "hk",
        ['k'] = "jl",
        ['l'] = "k",
        ['m'] = "n",
        ['n'] = "bm",
        ['o'] = "ip",
        ['p'] = "o",
        ['q'] = "wa",
        ['r'] = "et",
        ['s'] = "ad",
        ['t'] = "ry",
        ['u'] = "yi",
        ['v'] = "cb",
        ['w'] = "qe",
        ['x'] = "zc",
        ['y'] = "tu",
        ['z'] = "x",
    };

    /// <summary>The text with a slip in about <paramref name="rate"/> of its letters (0.02: one in fifty).</summary>
    public static string Slip(DemoRandom random, string text, double rate)
    {
        if (rate <= 0)
            return text;
        var typed = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (!char.IsLower(letter) || !random.Chance(rate))
            {
                typed.Append(letter);
                continue;
            }
            switch (random.Between(0, 3))
            {
                case 0 when Neighbours.TryGetValue(letter, out var near):
                    typed.Append(random.Pick(near.ToCharArray()));
                    break;
                case 1:
                    break;
                case 2:
                    typed.Append(letter).Append(letter);
                    break;
                case 3 when i + 1 < text.Length && char.IsLower(text[i + 1]):
                    typed.Append(text[++i]).Append(letter);
                    break;
                default:
                    typed.Append(letter);
                    break;
            }
        }
        return typed.ToString();
    }

    /// <summary>As somebody writes who never touches the shift key.</summary>
    public static string WithoutCapitals(string text) =>
        text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);
}

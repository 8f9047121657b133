using System.Globalization;
using System.Text;
using OversightConsole.Core.Demo.Generator.Weighing;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>
/// Turns a phrase into a sentence: <c>(a|b)</c> picks one (nested too), <c>(a )?</c> takes or leaves it, <c>{word}</c> draws from the sender's facts or the
/// word lists, <c>{n:2-9}</c> a number, <c>{hex:8}</c> hexadecimal digits, <c>\n</c> a new line; <c>{!all}</c>
/// writes nothing and is noted in <see cref="Heard"/>.
/// </summary>
public sealed class PhraseWriter(DemoRandom random, IReadOnlyDictionary<string, string> facts, Phrasebook? book = null)
{
    /// <summary>The random numbers it draws from.</summary>
    public DemoRandom Random => random;

    /// <summary>What the phrases written so far say that bears on impact and urgency.</summary>
    public Bearings Heard { get; private set; }

    /// <summary>One of <paramref name="phrases"/>, written out; empty when there are none.</summary>
    public string OneOf(IReadOnlyList<string> phrases) => phrases.Count == 0 ? "" : Write(random.Pick(phrases));

    /// <summary>Writes out one phrase.</summary>
    public string Write(string phrase)
    {
        var text = new StringBuilder(phrase.Length + 20);
        Append(text, phrase);
        return text.ToString();
    }

    private void Append(StringBuilder text, ReadOnlySpan<char> phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            var end = phrase[i] switch
            {
                '(' => ClosingOf(phrase[i..]),
                '{' => phrase[i..].IndexOf('}'),
                _ => -1,
            };
            if (phrase[i] == '(' && end > 0 && TryAlternatives(phrase.Slice(i + 1, end - 1), out var chosen))
            {
                Append(text, chosen);
                i += end;
                if (phrase[i - 1] == ' ' && i + 1 < phrase.Length && phrase[i + 1] == '?')
                    i++;
            }
            else if (phrase[i] == '{' && end > 0 && Word(phrase.Slice(i + 1, end - 1)) is { } word)
            {
                text.Append(word);
                i += end;
            }
            else if (phrase[i] == '\\' && i + 1 < phrase.Length && phrase[i + 1] == 'n')
            {
                text.Append('\n');
                i++;
            }
            else
            {
                text.Append(phrase[i]);
            }
        }
    }

    private bool TryAlternatives(ReadOnlySpan<char> inner, out ReadOnlySpan<char> chosen)
    {
        var starts = new List<int> { 0 };
        var depth = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            depth += inner[i] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (inner[i] == '|' && depth == 0)
                starts.Add(i + 1);
        }
        chosen = inner;
        // "(please )" is optional; "(C:)" style brackets without a bar are plain text.
        if (starts.Count == 1)
        {
            if (!inner.EndsWith(" "))
                return false;
            chosen = random.Chance(0.5) ? inner : [];
            return true;
        }
        var pick = random.Between(0, starts.Count - 1);
        var stop = pick + 1 < starts.Count ? starts[pick + 1] - 1 : inner.Length;
        chosen = inner[starts[pick]..stop];
        return true;
    }

    private string? Word(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("!"))
        {
            Heard |= Enum.Parse<Bearings>(name[1..], ignoreCase: true);
            return "";
        }
        if (name.StartsWith("n:"))
        {
            var dash = name.IndexOf('-');
            var number = random.Between(
                int.Parse(name[2..dash], CultureInfo.InvariantCulture),
                int.Parse(name[(dash + 1)..], CultureInfo.InvariantCulture)
            );
            return number.ToString(CultureInfo.InvariantCulture);
        }
        if (name.StartsWith("hex:"))
            return random.Next().ToString("X16", CultureInfo.InvariantCulture)[
                ..int.Parse(name[4..], CultureInfo.InvariantCulture)
            ];
        var key = name.ToString();
        if (facts.TryGetValue(key, out var fact))
            return fact;
        var words = book?.Words.GetValueOrDefault(key) ?? Phrasebook.All["en"].Words.GetValueOrDefault(key);
        return words is null ? null : random.Pick(words);
    }

    private static int ClosingOf(ReadOnlySpan<char> phrase)
    {
        var depth = 0;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] == '(')
                depth++;
            else if (phrase[i] == ')' && --depth == 0)
                return i;
        }
        return -1;
    }
}

namespace OversightConsole.Core.Learning.Features;

/// <summary>A word of a text: where it stands, in characters of the original text.</summary>
internal readonly record struct Token(int Start, int Length);

/// <summary>One occurrence of a hashed n-gram, and the first token that it stands in.</summary>
/// <param name="Key">Bucket number; <see cref="GramHasher.CharacterBlock"/> is set for character n-grams.</param>
/// <param name="Token">Index of the token it begins in.</param>
/// <param name="Words">How many tokens it spans: 1, or 2 for a word bigram.</param>
internal readonly record struct Gram(int Key, int Token, int Words);

/// <summary>
/// Cuts a text into lower-case tokens and hashes its word 1–2-grams and its character 3–5-grams into 2²² buckets for
/// each of the two blocks ("hashing trick", Weinberger et al. 2009). Character n-grams stay within a word that is
/// padded with a space on both sides, so that "␣pass" and "pass" differ.
/// Holds buffers that are used again for each text: one hasher serves one thread.
/// </summary>
internal sealed class GramHasher
{
    /// <summary>Set in the key of a character n-gram; word n-grams have it cleared.</summary>
    public const int CharacterBlock = 1 << 22;

    /// <summary>How many different keys there are, over both blocks.</summary>
    public const int KeyCount = 2 * CharacterBlock;

    /// <summary>Only so much of a text is read: a pasted log must not take the desk's time.</summary>
    public const int MaxCharacters = 20_000;

    private const int BucketMask = CharacterBlock - 1;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>A longer "word" is an encoded blob; its beginning is enough.</summary>
    private const int MaxTokenCharacters = 40;

    private const uint WordSeed = 0x2545F491;
    private const uint CharacterSeed = 0x8F1BBCDC;

    private char[] lower = new char[1024];
    private Gram[] grams = new Gram[2048];
    private int gramCount;
    private readonly List<Token> tokens = [];

    /// <summary>The tokens of the text hashed last.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>Hashes a text; the result is valid until the next call.</summary>
    public ReadOnlySpan<Gram> Hash(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxCharacters)
            text = text[..MaxCharacters];
        if (lower.Length < text.Length)
            lower = new char[Math.Max(text.Length, lower.Length * 2)];
        text.ToLowerInvariant(lower);
        tokens.Clear();
        gramCount = 0;
        var previous = 0u;
        var position = 0;
        while (NextToken(text.Length, ref position) is { Length: > 0 } token)
        {
            var word = lower.AsSpan(token.Start, Math.Min(token.Length, MaxTokenCharacters));
            var index = tokens.Count;
            tokens.Add(token);
            var hash = WordHash(word);
            Reserve(2 + (LongestGram - ShortestGram + 1) * (word.Length + 2));
            Add(hash, 0, index, 1);
            if (index > 0)
                Add(Finish(previous * 31 + hash), 0, index - 1, 2);
            AddCharacterGrams(word, index);
            previous = hash;
        }
        return grams.AsSpan(0, gramCount);
    }

    /// <summary>Letters, digits, combining marks and "_" belong to a token; everything else separates.</summary>
    private static bool BelongsToToken(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c == '_'
        || (c > 127 && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == NonSpacing));

    private const System.Globalization.UnicodeCategory NonSpacing = System.Globalization.UnicodeCategory.NonSpacingMark;

    private Token NextToken(int length, ref int position)
    {
        while (position < length && !BelongsToToken(lower[position]))
            position++;
        var start = position;
        while (position < length && BelongsToToken(lower[position]))
            position++;
        return new Token(start, position - start);
    }

    private void AddCharacterGrams(ReadOnlySpan<char> word, int token)
    {
        var padded = word.Length + 2;
        for (var start = 0; start + ShortestGram <= padded; start++)
        {
            var hash = CharacterSeed;
            var end = Math.Min(start + LongestGram, padded);
            for (var i = start; i < end; i++)
            {
                var c = i == 0 || i == padded - 1 ? ' ' : word[i - 1];
                hash = (hash ^ c) * 0x01000193;
                if (i - start >= ShortestGram - 1)
                    Add(Finish(hash), CharacterBlock, token, 1);
            }
        }
    }

    private static uint WordHash(ReadOnlySpan<char> word)
    {
        var hash = WordSeed;
        foreach (var c in word)
            hash = (hash ^ c) * 0x01000193;
        return Finish(hash);
    }

    /// <summary>The final mix of MurmurHash3, so that the low bits depend on all of them.</summary>
    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private void Reserve(int further)
    {
        if (gramCount + further > grams.Length)
            Array.Resize(ref grams, Math.Max(gramCount + further, grams.Length * 2));
    }

    private void Add(uint hash, int block, int token, int words) =>
        grams[gramCount++] = new Gram((int)(hash & BucketMask) | block, token, words);
}

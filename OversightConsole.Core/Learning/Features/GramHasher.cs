namespace OversightConsole.Core.Learning.Features;

/// <summary>
/// Cuts a text into lower-case tokens and hashes its word 1–2-grams, its character 3–5-grams and the pairs of words at
/// its head into 2²² buckets for each kind ("hashing trick", Weinberger et al. 2009). Character n-grams stay within a
/// word that is padded with a space on both sides, so that "␣pass" and "pass" differ.
/// Holds buffers that are used again for each text: one hasher serves one thread.
/// </summary>
internal sealed class GramHasher
{
    /// <summary>Only so much of a text is read: a pasted log must not take the desk's time.</summary>
    public const int MaxCharacters = 20_000;

    /// <summary>
    /// People say what they want in the first words; which of them come together tells more than each alone. Twelve were
    /// as good as thirty in cross-validation.
    /// </summary>
    private const int HeadTokens = 12;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    /// <summary>A longer "word" is an encoded blob; its beginning is enough.</summary>
    private const int MaxTokenCharacters = 40;

    private const uint WordSeed = 0x2545F491;
    private const uint PairSeed = 0x6C078965;
    private const uint ValueSeed = 0x1B873593;
    private const uint CharacterSeed = 0x8F1BBCDC;

    private char[] lower = new char[1024];
    private readonly uint[] head = new uint[HeadTokens];
    private Gram[] grams = new Gram[2048];
    private int gramCount;
    private readonly List<Token> tokens = [];

    /// <summary>The tokens of the text hashed last.</summary>
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>Hashes a field as its kind asks; the result is valid until the next call.</summary>
    /// <param name="kind">How the field is read.</param>
    /// <param name="field">Its number among the fields of a ticket.</param>
    /// <param name="text">What stands in it.</param>
    public ReadOnlySpan<Gram> Hash(FieldKind kind, int field, ReadOnlySpan<char> text) =>
        kind == FieldKind.Category ? HashValue(field, text) : Hash(text);

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
            Reserve(2 + HeadTokens + (LongestGram - ShortestGram + 1) * (word.Length + 2));
            Add(hash, 0, index, index);
            if (index > 0)
                Add(Finish(previous * 31 + hash), GramKeys.Bigrams, index - 1, index);
            AddCharacterGrams(word, index);
            if (index < HeadTokens)
                AddHeadPairs(hash, index);
            previous = hash;
        }
        return grams.AsSpan(0, gramCount);
    }

    /// <summary>Hashes the value of a category, as one token; nothing when it is empty.</summary>
    /// <param name="field">The number of the field: equal values of two fields mean different things.</param>
    /// <param name="value">The value.</param>
    private ReadOnlySpan<Gram> HashValue(int field, ReadOnlySpan<char> value)
    {
        tokens.Clear();
        gramCount = 0;
        var trimmed = value.Trim();
        if (trimmed.IsEmpty)
            return [];
        var hash = ValueSeed + (uint)field;
        foreach (var c in trimmed)
            hash = (hash ^ char.ToLowerInvariant(c)) * 0x01000193;
        tokens.Add(new Token(value.IndexOf(trimmed[0]), trimmed.Length));
        grams[gramCount++] = new Gram(GramKeys.Values + (int)(Finish(hash) & (GramKeys.ValueBuckets - 1)), 0, 0);
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

    private void AddHeadPairs(uint hash, int index)
    {
        head[index] = hash;
        for (var earlier = 0; earlier < index; earlier++)
            Add(Finish(PairSeed + head[earlier] + hash), GramKeys.HeadPairs, earlier, index);
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
                    Add(Finish(hash), GramKeys.Characters, token, token);
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

    private void Add(uint hash, int first, int token, int other) =>
        grams[gramCount++] = new Gram(first + (int)(hash & (GramKeys.Buckets - 1)), token, other);
}

namespace OversightConsole.Core.Learning.Features;

/// <summary>A word of a text: where it stands, in characters of the original text.</summary>
internal readonly record struct Token(int Start, int Length);

/// <summary>One occurrence of a hashed feature of a text, and the tokens that it stands on.</summary>
/// <param name="Key">Bucket number; which range it falls into says which kind it is, see <see cref="GramKeys"/>.</param>
/// <param name="Token">Index of its first token.</param>
/// <param name="Other">Index of its second token; the first again where there is only one.</param>
internal readonly record struct Gram(int Key, int Token, int Other)
{
    /// <summary>Whether it is a single word.</summary>
    public bool IsWord => Key < GramKeys.Bigrams;

    /// <summary>Whether it is a single word or two words that follow each other.</summary>
    public bool IsWordOrBigram => Key < GramKeys.Characters;
}

/// <summary>Where the keys of each kind of feature begin; 2²² buckets for each, fewer for values.</summary>
internal static class GramKeys
{
    /// <summary>How many buckets a kind has; a power of two.</summary>
    public const int Buckets = 1 << 22;

    /// <summary>Two words that follow each other; below are single words.</summary>
    public const int Bigrams = Buckets;

    /// <summary>Three to five characters in a row.</summary>
    public const int Characters = 2 * Buckets;

    /// <summary>Two words that both stand at the head of a text, in any order and distance.</summary>
    public const int HeadPairs = 3 * Buckets;

    /// <summary>The value of a category.</summary>
    public const int Values = 4 * Buckets;

    /// <summary>How many buckets categories share: a desk has thousands of values, not millions.</summary>
    public const int ValueBuckets = 1 << 16;

    /// <summary>How many different keys there are.</summary>
    public const int Count = Values + ValueBuckets;
}

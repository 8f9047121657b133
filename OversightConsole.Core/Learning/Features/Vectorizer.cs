namespace OversightConsole.Core.Learning.Features;

/// <summary>One entry of a sparse vector.</summary>
internal readonly record struct Cell(int Feature, float Value);

/// <summary>
/// Turns the fields of a ticket into a sparse vector: sub-linear term frequency times inverse document frequency, each
/// block brought to a length of its own (Salton and Buckley 1988; the same as scikit-learn's
/// <c>TfidfVectorizer(sublinear_tf=True)</c> side by side). The blocks are words with their bigrams, character n-grams,
/// pairs of words at the head, and categories. A last cell holds the bias.
/// Holds buffers that are used again: one vectorizer serves one thread.
/// </summary>
internal sealed class Vectorizer(Vocabulary vocabulary, IReadOnlyList<TextField> fields)
{
    /// <summary>Length of the block of head pairs, words and characters having 1; by cross-validation.</summary>
    private const float PairLength = 0.7f;

    private static readonly float[] SublinearOfCount = [.. Enumerable.Range(0, 64).Select(n => Sublinear(n))];

    private readonly GramHasher hasher = new();
    private readonly float[] frequency = new float[vocabulary.Count];
    private readonly int[] blockEnds =
    [
        vocabulary.WordsAndBigrams,
        vocabulary.BelowPairs,
        vocabulary.BelowValues,
        vocabulary.Count,
    ];
    private int[] touched = new int[1024];
    private Cell[] cells = new Cell[1024];

    /// <summary>The vector of a document; valid until the next call.</summary>
    /// <param name="document">As many texts as there are fields.</param>
    public ReadOnlySpan<Cell> Vectorize(IReadOnlyList<string> document)
    {
        var count = Count(document);
        if (cells.Length < count + 1)
            cells = new Cell[Math.Max(count + 1, cells.Length * 2)];
        Span<double> squares = stackalloc double[4];
        squares.Clear();
        for (var i = 0; i < count; i++)
        {
            var feature = touched[i];
            var value = Damped(frequency[feature]) * vocabulary.Idf[feature];
            frequency[feature] = 0;
            cells[i] = new Cell(feature, value);
            squares[Block(feature)] += value * value;
        }
        Span<float> scales =
        [
            Scale(squares[0], 1),
            Scale(squares[1], 1),
            Scale(squares[2], PairLength),
            Scale(squares[3], 1),
        ];
        for (var i = 0; i < count; i++)
            cells[i] = new Cell(cells[i].Feature, cells[i].Value * scales[Block(cells[i].Feature)]);
        cells[count] = new Cell(vocabulary.Count, 1);
        return cells.AsSpan(0, count + 1);
    }

    private int Count(IReadOnlyList<string> document)
    {
        if (document.Count != fields.Count)
        {
            throw new ArgumentException(
                $"The model reads {fields.Count} fields, but {document.Count} were given.",
                nameof(document)
            );
        }
        var count = 0;
        for (var f = 0; f < document.Count; f++)
        {
            var weight = fields[f].Weight;
            foreach (var gram in hasher.Hash(fields[f].Kind, f, document[f]))
            {
                var feature = vocabulary.Find(gram.Key);
                if (feature < 0)
                    continue;
                if (frequency[feature] == 0)
                {
                    if (count == touched.Length)
                        Array.Resize(ref touched, count * 2);
                    touched[count++] = feature;
                }
                frequency[feature] += weight;
            }
        }
        return count;
    }

    private int Block(int feature)
    {
        var block = 0;
        while (feature >= blockEnds[block])
            block++;
        return block;
    }

    private static float Scale(double squares, float length) => squares > 0 ? (float)(length / Math.Sqrt(squares)) : 0;

    private static float Damped(float frequency)
    {
        var whole = (int)frequency;
        return whole == frequency && whole < SublinearOfCount.Length ? SublinearOfCount[whole] : Sublinear(frequency);
    }

    /// <summary>1 + ln f from 1 upwards; f itself below, where a field weighs less than one.</summary>
    private static float Sublinear(float frequency) => frequency < 1 ? frequency : 1 + MathF.Log(frequency);
}

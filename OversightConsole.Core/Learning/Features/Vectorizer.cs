namespace OversightConsole.Core.Learning.Features;

/// <summary>One entry of a sparse vector.</summary>
internal readonly record struct Cell(int Feature, float Value);

/// <summary>
/// Turns the fields of a ticket into a sparse vector: sub-linear term frequency times inverse document frequency, the
/// block of word n-grams and the block of character n-grams each brought to length 1 (Salton and Buckley 1988; the
/// same as scikit-learn's <c>TfidfVectorizer(sublinear_tf=True)</c> side by side). A last cell holds the bias.
/// Holds buffers that are used again: one vectorizer serves one thread.
/// </summary>
internal sealed class Vectorizer(Vocabulary vocabulary, IReadOnlyList<float> fieldWeights)
{
    private static readonly float[] SublinearOfCount = [.. Enumerable.Range(0, 64).Select(n => Sublinear(n))];

    private readonly GramHasher hasher = new();
    private readonly float[] frequency = new float[vocabulary.Count];
    private int[] touched = new int[1024];
    private Cell[] cells = new Cell[1024];

    /// <summary>The vector of a document; valid until the next call.</summary>
    /// <param name="fields">As many texts as there are field weights.</param>
    public ReadOnlySpan<Cell> Vectorize(IReadOnlyList<string> fields)
    {
        var count = Count(fields);
        if (cells.Length < count + 1)
            cells = new Cell[Math.Max(count + 1, cells.Length * 2)];
        double wordSquares = 0;
        double characterSquares = 0;
        for (var i = 0; i < count; i++)
        {
            var feature = touched[i];
            var value = Damped(frequency[feature]) * vocabulary.Idf[feature];
            frequency[feature] = 0;
            cells[i] = new Cell(feature, value);
            if (IsCharacterGram(feature))
                characterSquares += value * value;
            else
                wordSquares += value * value;
        }
        var wordScale = Inverse(wordSquares);
        var characterScale = Inverse(characterSquares);
        for (var i = 0; i < count; i++)
        {
            var (feature, value) = cells[i];
            cells[i] = new Cell(feature, value * (IsCharacterGram(feature) ? characterScale : wordScale));
        }
        cells[count] = new Cell(vocabulary.Count, 1);
        return cells.AsSpan(0, count + 1);
    }

    private int Count(IReadOnlyList<string> fields)
    {
        if (fields.Count != fieldWeights.Count)
        {
            throw new ArgumentException(
                $"The model reads {fieldWeights.Count} text fields, but {fields.Count} were given.",
                nameof(fields)
            );
        }
        var count = 0;
        for (var f = 0; f < fields.Count; f++)
        {
            var weight = fieldWeights[f];
            foreach (var gram in hasher.Hash(fields[f]))
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

    private bool IsCharacterGram(int feature) => (vocabulary.Keys[feature] & GramHasher.CharacterBlock) != 0;

    private static float Inverse(double squares) => squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;

    private static float Damped(float frequency)
    {
        var whole = (int)frequency;
        return whole == frequency && whole < SublinearOfCount.Length ? SublinearOfCount[whole] : Sublinear(frequency);
    }

    /// <summary>1 + ln f from 1 upwards; f itself below, where a field weighs less than one.</summary>
    private static float Sublinear(float frequency) => frequency < 1 ? frequency : 1 + MathF.Log(frequency);
}

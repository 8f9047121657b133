using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// Finds the directions in which tickets differ most by their words, without looking at labels: the leading right
/// singular vectors of the ticket × word matrix, by randomised subspace iteration (Halko, Martinsson and Tropp 2011,
/// algorithm 4.4). Work is divided in fixed parts, so that the result does not depend on the number of threads.
/// </summary>
internal sealed class LatentSpaceFit(Cell[][] rows, int words, int dimensions, ParallelOptions parallel)
{
    private const int Iterations = 2;
    private const int RowsInPart = 256;
    private const int ColumnsInPart = 32;
    private const int GramParts = 8;

    private readonly float[] ofRows = new float[rows.Length * dimensions];
    private readonly float[] ofWords = new float[words * dimensions];

    /// <summary>Fits the space.</summary>
    /// <param name="rows">The features of each ticket; single words are features 0 to <paramref name="words"/> − 1.</param>
    /// <param name="dimensions">A multiple of 32, at most the number of tickets and of words.</param>
    public static LatentSpace Fit(Cell[][] rows, int words, int dimensions, ulong seed, ParallelOptions parallel) =>
        new LatentSpaceFit(rows, words, dimensions, parallel).Fit(seed);

    private LatentSpace Fit(ulong seed)
    {
        var random = new SplitMix(seed);
        for (var i = 0; i < ofWords.Length; i++)
            ofWords[i] = (random.Next() & 1) == 0 ? 1 : -1;
        for (var i = 0; i <= Iterations; i++)
        {
            WordsToRows();
            Transform(ofRows, Orthonormalising(Gram(ofRows)));
            RowsToWords();
        }
        // Of the small matrix ofWordsᵀ·ofWords = W·S²·Wᵀ the singular vectors follow: ofWords·W·S⁻¹.
        var (values, vectors) = SymmetricEigen.Decompose(Gram(ofWords), dimensions);
        var turn = new float[dimensions * dimensions];
        for (var i = 0; i < turn.Length; i++)
            turn[i] = (float)(vectors[i] / Math.Sqrt(Math.Max(values[i % dimensions], 1e-12)));
        Transform(ofWords, turn);
        return new LatentSpace(ofWords, dimensions);
    }

    private void WordsToRows() =>
        InParts(
            rows.Length,
            i =>
            {
                var to = ofRows.AsSpan(i * dimensions, dimensions);
                to.Clear();
                foreach (var (feature, value) in rows[i])
                {
                    if (feature < words)
                        Dense.AddScaled(value, ofWords.AsSpan(feature * dimensions, dimensions), to);
                }
            }
        );

    private void RowsToWords()
    {
        Array.Clear(ofWords);
        Parallel.For(
            0,
            dimensions / ColumnsInPart,
            parallel,
            part =>
            {
                var column = part * ColumnsInPart;
                for (var i = 0; i < rows.Length; i++)
                {
                    var from = ofRows.AsSpan(i * dimensions + column, ColumnsInPart);
                    foreach (var (feature, value) in rows[i])
                    {
                        if (feature < words)
                            Dense.AddScaled(value, from, ofWords.AsSpan(feature * dimensions + column, ColumnsInPart));
                    }
                }
            }
        );
    }

    /// <summary>The products of all pairs of columns.</summary>
    private double[] Gram(float[] matrix)
    {
        var count = matrix.Length / dimensions;
        var parts = new float[GramParts][];
        Parallel.For(
            0,
            GramParts,
            parallel,
            part =>
            {
                var sums = parts[part] = new float[dimensions * dimensions];
                var end = (int)((long)count * (part + 1) / GramParts);
                for (var i = (int)((long)count * part / GramParts); i < end; i++)
                {
                    var row = matrix.AsSpan(i * dimensions, dimensions);
                    // Symmetric: the lower half is filled in below.
                    for (var j = 0; j < dimensions; j++)
                    {
                        var from = j & ~(Dense.Lanes - 1);
                        Dense.AddScaled(row[j], row[from..], sums.AsSpan(j * dimensions + from, dimensions - from));
                    }
                }
            }
        );
        var gram = new double[dimensions * dimensions];
        foreach (var sums in parts)
        {
            for (var i = 0; i < gram.Length; i++)
                gram[i] += sums[i];
        }
        for (var i = 0; i < dimensions; i++)
        {
            for (var j = 0; j < i; j++)
                gram[i * dimensions + j] = gram[j * dimensions + i];
        }
        return gram;
    }

    /// <summary>The matrix L⁻ᵀ of Cholesky's L·Lᵀ: what multiplied from the right makes columns orthonormal.</summary>
    private float[] Orthonormalising(double[] gram)
    {
        var size = dimensions;
        var ridge = 1e-7 * Enumerable.Range(0, size).Average(i => gram[i * size + i]);
        var lower = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = gram[i * size + j] + (i == j ? ridge : 0);
                for (var k = 0; k < j; k++)
                    sum -= lower[i * size + k] * lower[j * size + k];
                lower[i * size + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-30)) : sum / lower[j * size + j];
            }
        }
        var result = new float[size * size];
        var column = new double[size];
        for (var c = 0; c < size; c++)
        {
            Array.Clear(column);
            for (var i = c; i < size; i++)
            {
                double sum = i == c ? 1 : 0;
                for (var k = c; k < i; k++)
                    sum -= lower[i * size + k] * column[k];
                column[i] = sum / lower[i * size + i];
                result[c * size + i] = (float)column[i];
            }
        }
        return result;
    }

    /// <summary>Multiplies each row of a matrix with a square one.</summary>
    private void Transform(float[] matrix, float[] square) =>
        InParts(
            matrix.Length / dimensions,
            i =>
            {
                Span<float> result = stackalloc float[dimensions];
                result.Clear();
                var row = matrix.AsSpan(i * dimensions, dimensions);
                for (var j = 0; j < dimensions; j++)
                    Dense.AddScaled(row[j], square.AsSpan(j * dimensions, dimensions), result);
                result.CopyTo(row);
            }
        );

    private void InParts(int count, Action<int> each) =>
        Parallel.For(
            0,
            (count + RowsInPart - 1) / RowsInPart,
            parallel,
            part =>
            {
                for (var i = part * RowsInPart; i < Math.Min(count, (part + 1) * RowsInPart); i++)
                    each(i);
            }
        );
}

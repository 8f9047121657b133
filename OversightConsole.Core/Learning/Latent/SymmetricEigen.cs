namespace OversightConsole.Core.Learning.Latent;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, 8.5).</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 20;
    private const double Converged = 1e-18;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">Size × size numbers, row by row; destroyed.</param>
    /// <returns>The values, and the vectors: number b of each row belongs to value b.</returns>
    public static (double[] Values, double[] Vectors) Decompose(double[] matrix, int size)
    {
        // Rows hold the vectors while rotating, because rows lie together in memory; turned at the end.
        var rows = new double[size * size];
        for (var i = 0; i < size; i++)
            rows[i * size + i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix, size) > Converged; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                    Rotate(matrix, rows, size, p, q);
            }
        }
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                vectors[j * size + i] = rows[i * size + j];
        }
        return ([.. Enumerable.Range(0, size).Select(i => matrix[i * size + i])], vectors);
    }

    private static void Rotate(double[] matrix, double[] rows, int size, int p, int q)
    {
        var across = matrix[p * size + q];
        var (first, second) = (matrix[p * size + p], matrix[q * size + q]);
        if (across * across <= 1e-22 * Math.Abs(first * second))
            return;
        var theta = (second - first) / (2 * across);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        RotateRows(matrix, size, p, q, cosine, sine);
        // The matrix stays symmetric: its columns are its rows.
        for (var k = 0; k < size; k++)
        {
            if (k == p || k == q)
                continue;
            matrix[k * size + p] = matrix[p * size + k];
            matrix[k * size + q] = matrix[q * size + k];
        }
        matrix[p * size + p] = first - tangent * across;
        matrix[q * size + q] = second + tangent * across;
        matrix[p * size + q] = matrix[q * size + p] = 0;
        RotateRows(rows, size, p, q, cosine, sine);
    }

    private static void RotateRows(double[] matrix, int size, int p, int q, double cosine, double sine)
    {
        var one = matrix.AsSpan(p * size, size);
        var other = matrix.AsSpan(q * size, size);
        for (var k = 0; k < size; k++)
        {
            var (a, b) = (one[k], other[k]);
            one[k] = cosine * a - sine * b;
            other[k] = sine * a + cosine * b;
        }
    }

    /// <summary>The squares off the diagonal, as a share of those on it.</summary>
    private static double OffDiagonal(double[] matrix, int size)
    {
        double off = 0;
        double on = 0;
        for (var i = 0; i < size; i++)
        {
            on += matrix[i * size + i] * matrix[i * size + i];
            for (var j = 0; j < i; j++)
                off += matrix[i * size + j] * matrix[i * size + j];
        }
        return on > 0 ? off / on : 0;
    }
}

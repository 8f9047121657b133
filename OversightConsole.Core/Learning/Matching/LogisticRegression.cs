using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Matching;

/// <summary>
/// Logistic regression with a ridge penalty on the weights, not the bias, by Newton's method. Few numbers, any count of
/// examples; the same examples give the same model.
/// </summary>
public static class LogisticRegression
{
    private const int MostSteps = 50;
    private const double Enough = 1e-9;

    /// <summary>Fits a model.</summary>
    /// <param name="examples">Numbers of about unit size with the answer and what each counts; at least one.</param>
    /// <param name="ridge">The penalty on squared weights, above 0: how much evidence a weight needs.</param>
    public static LogisticModel Fit(
        IReadOnlyList<(IReadOnlyList<double> Numbers, bool Yes, double Counts)> examples,
        double ridge = 1
    )
    {
        if (examples.Count == 0)
            throw new ArgumentException("There is nothing to learn from.", nameof(examples));
        var size = examples[0].Numbers.Count + 1;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Slope(examples, weights, ridge);
            var change = Solve(hessian, gradient);
            // A long step may jump over the optimum where classes are separable.
            var longest = change.Max(Math.Abs);
            var scale = longest > 4 ? 4 / longest : 1;
            for (var i = 0; i < size; i++)
                weights[i] -= change[i] * scale;
            if (longest < Enough)
                break;
        }
        return new LogisticModel(weights[0], weights[1..]);
    }

    private static (double[] Gradient, double[,] Hessian) Slope(
        IReadOnlyList<(IReadOnlyList<double> Numbers, bool Yes, double Counts)> examples,
        double[] weights,
        double ridge
    )
    {
        var size = weights.Length;
        var gradient = new double[size];
        var hessian = new double[size, size];
        for (var i = 1; i < size; i++)
        {
            gradient[i] = ridge * weights[i];
            hessian[i, i] = ridge;
        }
        // The bias would run away where all answers are the same.
        hessian[0, 0] = 1e-6;
        var row = new double[size];
        row[0] = 1;
        foreach (var (numbers, yes, counts) in examples)
        {
            var odds = weights[0];
            for (var i = 1; i < size; i++)
            {
                row[i] = numbers[i - 1];
                odds += weights[i] * row[i];
            }
            var chance = Logistic.Sigmoid(odds);
            var (error, slope) = (counts * (chance - (yes ? 1 : 0)), counts * chance * (1 - chance));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += error * row[i];
                for (var j = 0; j < size; j++)
                    hessian[i, j] += slope * row[i] * row[j];
            }
        }
        return (gradient, hessian);
    }

    /// <summary>Gauss with pivoting; the matrix is small and positive definite.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var x = (double[])right.Clone();
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var r = column + 1; r < size; r++)
                if (Math.Abs(matrix[r, column]) > Math.Abs(matrix[pivot, column]))
                    pivot = r;
            for (var c = 0; c < size; c++)
                (matrix[column, c], matrix[pivot, c]) = (matrix[pivot, c], matrix[column, c]);
            (x[column], x[pivot]) = (x[pivot], x[column]);
            for (var r = 0; r < size; r++)
            {
                if (r == column || matrix[column, column] == 0)
                    continue;
                var factor = matrix[r, column] / matrix[column, column];
                for (var c = column; c < size; c++)
                    matrix[r, c] -= factor * matrix[column, c];
                x[r] -= factor * x[column];
            }
        }
        for (var i = 0; i < size; i++)
            x[i] = matrix[i, i] == 0 ? 0 : x[i] / matrix[i, i];
        return x;
    }
}

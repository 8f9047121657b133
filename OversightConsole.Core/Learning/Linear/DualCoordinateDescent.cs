using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Linear;

/// <summary>
/// Trains one-vs-rest linear support vector machines with squared hinge loss by dual coordinate descent (Hsieh, Chang,
/// Lin, Keerthi and Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 1).
/// For each class it minimises ½‖w‖² + C Σ max(0, 1 − y w·x)², whose dual is
/// min ½ αᵀ(Q + D)α − eᵀα with α ≥ 0 and D = 1/(2C). Eight classes are trained at once, one in each lane of a vector,
/// because reading the sparse rows is what costs; blocks of eight are independent and may run in parallel.
/// </summary>
internal static class DualCoordinateDescent
{
    /// <summary>How many classes one block holds.</summary>
    public const int Lanes = 8;

    /// <summary>A step smaller than this in every class leaves the weights as they are.</summary>
    private const float SmallestStep = 1e-4f;

    /// <param name="rows">All rows; only those in <paramref name="use"/> are trained on.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="use">Row numbers to train on; put in another order by this method.</param>
    /// <param name="featureCount">How many features there are, the bias included.</param>
    /// <param name="block">Trains classes 8·block to 8·block + 7.</param>
    /// <param name="classes">How many classes there are over all blocks.</param>
    /// <returns>Weights of each feature, one lane for each class.</returns>
    public static Vector256<float>[] Train(
        Cell[][] rows,
        int[] labels,
        int[] use,
        int featureCount,
        int block,
        int classes,
        SolverOptions options,
        CancellationToken cancel
    )
    {
        var weights = new Vector256<float>[featureCount];
        var alphas = new Vector256<float>[use.Length];
        var squares = use.Select(i => SquaredLength(rows[i])).ToArray();
        var order = Enumerable.Range(0, use.Length).ToArray();
        var present = PresentLanes(block, classes);
        var diagonal = Vector256.Create((float)(1 / (2 * options.Cost)));
        var random = new SplitMix(options.Seed + (ulong)block);
        for (var epoch = 0; epoch < options.MaxEpochs; epoch++)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(order);
            var violation = Vector256<float>.Zero;
            foreach (var i in order)
            {
                var row = rows[use[i]];
                var sign = Signs(labels[use[i]], block);
                var alpha = alphas[i];
                var gradient = sign * Scores(weights, row) - Vector256<float>.One + diagonal * alpha;
                var next = Vector256.Max(
                    alpha - gradient / (diagonal + Vector256.Create(squares[i])),
                    Vector256<float>.Zero
                );
                var step = (next - alpha) * present;
                var size = Vector256.Abs(step);
                violation = Vector256.Max(violation, size);
                if (!Vector256.GreaterThanAny(size, Vector256.Create(SmallestStep)))
                    continue;
                alphas[i] = alpha + step;
                Add(weights, row, step * sign);
            }
            if (!Vector256.GreaterThanAny(violation, Vector256.Create(options.Tolerance)))
                break;
        }
        return weights;
    }

    /// <summary>The dot product of a row with the weights, for each lane.</summary>
    public static Vector256<float> Scores(ReadOnlySpan<Vector256<float>> weights, ReadOnlySpan<Cell> row)
    {
        var sum = Vector256<float>.Zero;
        foreach (var (feature, value) in row)
            sum += weights[feature] * value;
        return sum;
    }

    private static void Add(Vector256<float>[] weights, Cell[] row, Vector256<float> step)
    {
        foreach (var (feature, value) in row)
            weights[feature] += step * value;
    }

    private static float SquaredLength(Cell[] row)
    {
        double sum = 0;
        foreach (var (_, value) in row)
            sum += value * value;
        return (float)sum;
    }

    private static Vector256<float> Signs(int label, int block)
    {
        var lane = label - block * Lanes;
        var signs = Vector256.Create(-1f);
        return lane is >= 0 and < Lanes ? signs.WithElement(lane, 1f) : signs;
    }

    private static Vector256<float> PresentLanes(int block, int classes)
    {
        var present = Vector256<float>.Zero;
        for (var lane = 0; lane < Lanes && block * Lanes + lane < classes; lane++)
            present = present.WithElement(lane, 1f);
        return present;
    }
}

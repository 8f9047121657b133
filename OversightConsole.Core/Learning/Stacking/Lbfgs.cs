namespace OversightConsole.Core.Learning.Stacking;

/// <summary>Finds the lowest point of a smooth convex function by L-BFGS (Nocedal 1980) with backtracking.</summary>
internal static class Lbfgs
{
    private const int MostSteps = 60;
    private const int Remembered = 8;
    private const double FlatEnough = 1e-5;

    /// <summary>The value at a point; writes the gradient there into the second argument.</summary>
    public delegate double Function(double[] at, double[] gradient);

    /// <summary>The lowest point found from a start; never higher than the start.</summary>
    public static double[] Minimise(double[] start, Function function)
    {
        var at = (double[])start.Clone();
        var gradient = new double[at.Length];
        var value = function(at, gradient);
        var memory = new List<(double[] Step, double[] Change, double Curvature)>();
        for (var step = 0; step < MostSteps && Math.Sqrt(Dot(gradient, gradient)) > FlatEnough; step++)
        {
            var direction = Direction(gradient, memory);
            var slope = Dot(direction, gradient);
            var length = memory.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))) : 1;
            var next = new double[at.Length];
            var nextGradient = new double[at.Length];
            double nextValue;
            do
            {
                for (var i = 0; i < at.Length; i++)
                    next[i] = at[i] + length * direction[i];
                nextValue = function(next, nextGradient);
                length /= 2;
            } while (!(nextValue <= value + 1e-4 * 2 * length * slope) && length > 1e-8);
            if (!(nextValue < value))
                break;
            Remember(memory, at, next, gradient, nextGradient);
            (at, gradient, value) = (next, nextGradient, nextValue);
        }
        return at;
    }

    private static void Remember(
        List<(double[] Step, double[] Change, double Curvature)> memory,
        double[] at,
        double[] next,
        double[] gradient,
        double[] nextGradient
    )
    {
        double[] step = [.. next.Zip(at, (a, b) => a - b)];
        double[] change = [.. nextGradient.Zip(gradient, (a, b) => a - b)];
        var curvature = Dot(step, change);
        if (curvature <= 1e-14)
            return;
        if (memory.Count == Remembered)
            memory.RemoveAt(0);
        memory.Add((step, change, curvature));
    }

    /// <summary>Minus the inverse Hessian, as far as remembered, times the gradient: the two-loop recursion.</summary>
    private static double[] Direction(
        double[] gradient,
        List<(double[] Step, double[] Change, double Curvature)> memory
    )
    {
        double[] direction = [.. gradient.Select(g => -g)];
        var shares = new double[memory.Count];
        for (var k = memory.Count - 1; k >= 0; k--)
        {
            shares[k] = Dot(memory[k].Step, direction) / memory[k].Curvature;
            Add(direction, -shares[k], memory[k].Change);
        }
        if (memory.Count > 0)
        {
            var scale = memory[^1].Curvature / Dot(memory[^1].Change, memory[^1].Change);
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }
        for (var k = 0; k < memory.Count; k++)
        {
            var share = Dot(memory[k].Change, direction) / memory[k].Curvature;
            Add(direction, shares[k] - share, memory[k].Step);
        }
        return direction;
    }

    private static void Add(double[] to, double factor, double[] from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += factor * from[i];
    }

    private static double Dot(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }
}

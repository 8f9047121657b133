using OversightConsole.Core.Learning.Maths;

namespace OversightConsole.Core.Learning.Matching;

/// <summary>A yes-or-no decision over a few numbers, with its chance.</summary>
/// <param name="Bias">Log-odds where every number is 0.</param>
/// <param name="Weights">Log-odds that each number adds per unit.</param>
public sealed record LogisticModel(double Bias, IReadOnlyList<double> Weights)
{
    /// <summary>The chance of yes, 0–1.</summary>
    /// <exception cref="ArgumentException">Another count of numbers than it learned from.</exception>
    public double Chance(IReadOnlyList<double> numbers)
    {
        if (numbers.Count != Weights.Count)
            throw new ArgumentException(
                $"It learned from {Weights.Count} numbers, not {numbers.Count}.",
                nameof(numbers)
            );
        var odds = Bias;
        for (var i = 0; i < numbers.Count; i++)
            odds += Weights[i] * numbers[i];
        return Logistic.Sigmoid(odds);
    }
}

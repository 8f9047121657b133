using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Core.Learning.Ranking;

/// <summary>
/// Learns a <see cref="RankingModel"/> from past choices: the weights under which the right candidates are likeliest, held
/// small by a quadratic penalty, by gradient descent with Nesterov's momentum (the likelihood is concave: there is one
/// best answer). The temperature is fitted on choices that the predicting weights had not seen.
/// </summary>
public static class Ranker
{
    private const int Folds = 5;
    private const int Steps = 500;
    private const double Penalty = 0.25;

    /// <summary>A trained model and how it did on examples it had not seen, in their order.</summary>
    public sealed record Trained(RankingModel Model, IReadOnlyList<CalibrationPair> OutOfFold);

    /// <summary>Trains. The same examples give the same model.</summary>
    /// <exception cref="ArgumentException">There is no example.</exception>
    public static Trained Train(IReadOnlyList<string> features, IReadOnlyList<RankingExample> examples)
    {
        if (examples.Count == 0)
            throw new ArgumentException("A ranking needs at least one past choice.", nameof(examples));
        var folds = OversightConsole.Core.Learning.CrossValidation.Folds.Split(
            [.. examples.Select(e => e.Group)],
            Folds
        );
        var scores = new float[examples.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            var weights = Fit(features.Count, [.. examples.Where((_, i) => folds[i] != held)]);
            var model = new RankingModel(features, weights, 1, 1);
            for (var i = 0; i < examples.Count; i++)
                if (folds[i] == held)
                    scores[i] = [.. examples[i].Candidates.Select(c => (float)model.Score(c))];
        }
        var temperature = Math.Max(1, Temperature.Fit(scores, [.. examples.Select(e => e.Right)]));
        var highest = Calibrator.HighestFor(examples.Count);
        var trained = new RankingModel(features, Fit(features.Count, examples), temperature, highest);
        var pairs = examples.Select((e, i) => Pair(scores[i], e.Right, temperature, highest));
        return new Trained(trained, [.. pairs]);
    }

    private static CalibrationPair Pair(float[] scores, int right, double temperature, double highest)
    {
        var probabilities = RankingModel.Softmax([.. scores.Select(s => s / temperature)]);
        var top = Array.IndexOf(probabilities, probabilities.Max());
        return new CalibrationPair(Math.Min(probabilities[top], highest), top == right);
    }

    private static double[] Fit(int features, IReadOnlyList<RankingExample> examples)
    {
        var (weights, ahead) = (new double[features], new double[features]);
        if (examples.Count == 0)
            return weights;
        var choices = Choices(features, examples);
        // The gradient's Lipschitz constant is at most half the largest squared length of a candidate, plus the penalty.
        var longest = examples.Max(e => e.Candidates.Max(c => c.Sum(v => v * v)));
        var rate = 1 / (longest / 2 * examples.Count + Penalty);
        var momentum = 1.0;
        for (var step = 0; step < Steps; step++)
        {
            var gradient = Gradient(ahead, choices);
            var next = new double[features];
            for (var f = 0; f < features; f++)
                next[f] = ahead[f] + rate * gradient[f];
            var faster = (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            for (var f = 0; f < features; f++)
                ahead[f] = next[f] + (momentum - 1) / faster * (next[f] - weights[f]);
            (weights, momentum) = (next, faster);
        }
        return weights;
    }

    /// <summary>
    /// Equal choices once, with how often they were made: numbers about candidates are few and mostly yes or no, so that
    /// thousands of tickets come down to some dozens of choices.
    /// </summary>
    private static List<Choice> Choices(int features, IReadOnlyList<RankingExample> examples)
    {
        var choices = new Dictionary<string, Choice>(StringComparer.Ordinal);
        foreach (var example in examples)
        {
            var values = new double[example.Candidates.Count * features];
            for (var c = 0; c < example.Candidates.Count; c++)
            for (var f = 0; f < features; f++)
                values[c * features + f] = example.Candidates[c][f];
            var key = $"{example.Right}:{string.Join(' ', values.Select(v => BitConverter.DoubleToInt64Bits(v)))}";
            if (choices.TryGetValue(key, out var known))
                known.Count++;
            else
                choices[key] = new Choice(values, example.Candidates.Count, example.Right);
        }
        return [.. choices.Values];
    }

    private static double[] Gradient(double[] weights, List<Choice> choices)
    {
        var gradient = new double[weights.Length];
        for (var f = 0; f < weights.Length; f++)
            gradient[f] = -Penalty * weights[f];
        foreach (var choice in choices)
        {
            var scores = new double[choice.Candidates];
            for (var c = 0; c < scores.Length; c++)
            for (var f = 0; f < weights.Length; f++)
                scores[c] += weights[f] * choice.Values[c * weights.Length + f];
            var chances = RankingModel.Softmax(scores);
            for (var c = 0; c < chances.Length; c++)
            {
                var pull = choice.Count * ((c == choice.Right ? 1 : 0) - chances[c]);
                for (var f = 0; f < weights.Length; f++)
                    gradient[f] += pull * choice.Values[c * weights.Length + f];
            }
        }
        return gradient;
    }

    private sealed class Choice(double[] values, int candidates, int right)
    {
        public double[] Values { get; } = values;
        public int Candidates { get; } = candidates;
        public int Right { get; } = right;
        public int Count { get; set; } = 1;
    }
}

namespace OversightConsole.Core.Learning.Ranking;

/// <summary>
/// Says which of several candidates is the right one from a handful of numbers about each: a conditional logit (McFadden
/// 1974), small enough to be read by a person. Weights belong to <see cref="Features"/> by place.
/// </summary>
/// <param name="Features">What each number is, by name.</param>
/// <param name="Weights">The weight of the feature.</param>
/// <param name="Temperature">Divides the scores so that probabilities are what was seen out of fold.</param>
/// <param name="Highest">The most that so many examples can vouch for, 0–1.</param>
public sealed record RankingModel(
    IReadOnlyList<string> Features,
    IReadOnlyList<double> Weights,
    double Temperature,
    double Highest
)
{
    /// <summary>The score of a candidate, before it is held against the others.</summary>
    public double Score(IReadOnlyList<double> candidate)
    {
        double score = 0;
        for (var f = 0; f < Weights.Count; f++)
            score += Weights[f] * candidate[f];
        return score;
    }

    /// <summary>How likely each candidate is the right one, given that one of them is; in their order.</summary>
    public double[] Probabilities(IReadOnlyList<IReadOnlyList<double>> candidates)
    {
        var scores = candidates.Select(c => Score(c) / Temperature).ToArray();
        return [.. Softmax(scores).Select(p => Math.Min(p, Highest))];
    }

    internal static double[] Softmax(double[] scores)
    {
        var highest = scores.Length == 0 ? 0 : scores.Max();
        var exponentials = scores.Select(s => Math.Exp(s - highest)).ToArray();
        var total = exponentials.Sum();
        return [.. exponentials.Select(e => e / total)];
    }
}

/// <summary>A past choice to learn from.</summary>
/// <param name="Candidates">The numbers about each candidate; all of one length.</param>
/// <param name="Right">The place of the right one.</param>
/// <param name="Group">What must not be split between training and checking: one sender's mails, one incident.</param>
public sealed record RankingExample(IReadOnlyList<IReadOnlyList<double>> Candidates, int Right, string Group);

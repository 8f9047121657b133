using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning;

/// <summary>
/// Shows which words of a ticket spoke for a label in the linear view. Its score is a sum over n-grams; each n-gram's part
/// is given back to the words that it stands in, in equal shares, so that the parts of all words and the bias add up to
/// that score exactly. The value of a category is one passage. The latent view weighs all words together and has no part
/// for each.
/// </summary>
public static class TextExplainer
{
    /// <summary>Words with less than this share of the strongest word's part are noise to a reader.</summary>
    private const double LeastShare = 0.1;

    /// <summary>Explains a label.</summary>
    /// <param name="fields">The texts, as given to <see cref="TextModel.Predict(IReadOnlyList{string})"/>.</param>
    /// <param name="label">A label that the model knows; null for the one that it predicts.</param>
    /// <param name="most">How many passages at most for each side.</param>
    /// <exception cref="ArgumentException">The model does not know the label.</exception>
    public static LabelExplanation Explain(
        this TextModel model,
        IReadOnlyList<string> fields,
        string? label = null,
        int most = 8
    )
    {
        label ??= model.Predict(fields).Label;
        var number = model.Labels.ToList().IndexOf(label);
        if (number < 0)
            throw new ArgumentException($"The model does not know the label '{label}'.", nameof(label));
        var values = model.WithVectorizer(v =>
            v.Vectorize(fields).ToArray().ToDictionary(cell => cell.Feature, cell => cell.Value)
        );
        var perOccurrence = PerOccurrence(model.Parts, fields, values, number);
        var passages = new List<ExplainedSpan>();
        var hasher = new GramHasher();
        for (var f = 0; f < fields.Count; f++)
            AddPassages(model.Parts, hasher, fields[f], f, perOccurrence, passages);
        var strongest = passages.Count == 0 ? 0 : passages.Max(p => Math.Abs(p.Weight));
        passages.RemoveAll(p => Math.Abs(p.Weight) < LeastShare * strongest);
        return new LabelExplanation(
            label,
            [.. passages.Where(p => p.Weight > 0).OrderByDescending(p => p.Weight).Take(most)],
            [.. passages.Where(p => p.Weight < 0).OrderBy(p => p.Weight).Take(most)]
        );
    }

    /// <summary>What one occurrence of each feature adds to the score, in a field of weight 1.</summary>
    private static Dictionary<int, double> PerOccurrence(
        ModelParts parts,
        IReadOnlyList<string> fields,
        Dictionary<int, float> values,
        int label
    )
    {
        var hasher = new GramHasher();
        var frequency = new Dictionary<int, double>();
        for (var f = 0; f < fields.Count; f++)
        {
            foreach (var gram in hasher.Hash(parts.Fields[f].Kind, f, fields[f]))
            {
                var feature = parts.Vocabulary.Find(gram.Key);
                if (feature >= 0)
                    frequency[feature] = frequency.GetValueOrDefault(feature) + parts.Fields[f].Weight;
            }
        }
        return frequency.ToDictionary(
            pair => pair.Key,
            pair => values[pair.Key] * (double)parts.Weights[pair.Key, label] / pair.Value
        );
    }

    private static void AddPassages(
        ModelParts parts,
        GramHasher hasher,
        string text,
        int field,
        Dictionary<int, double> perOccurrence,
        List<ExplainedSpan> passages
    )
    {
        var grams = hasher.Hash(parts.Fields[field].Kind, field, text);
        var shares = new double[hasher.Tokens.Count];
        var bonds = new double[hasher.Tokens.Count];
        foreach (var gram in grams)
        {
            var feature = parts.Vocabulary.Find(gram.Key);
            if (feature < 0)
                continue;
            var part = perOccurrence[feature] * parts.Fields[field].Weight;
            shares[gram.Token] += part / 2;
            shares[gram.Other] += part / 2;
            if (gram.Other == gram.Token + 1)
                bonds[gram.Token] += part / 2;
        }
        // Neighbouring words that the model also knows as a pair pointing the same way are one phrase.
        for (var first = 0; first < shares.Length; )
        {
            var last = first;
            var sum = shares[first];
            while (
                last + 1 < shares.Length
                && bonds[last] * sum > 0
                && shares[last + 1] * sum > 0
                && Math.Min(Math.Abs(shares[last]), Math.Abs(shares[last + 1]))
                    >= 0.3 * Math.Abs(sum / (last - first + 1))
            )
                sum += shares[++last];
            var start = hasher.Tokens[first].Start;
            var end = hasher.Tokens[last].Start + hasher.Tokens[last].Length;
            passages.Add(new ExplainedSpan(field, start, end - start, sum));
            first = last + 1;
        }
    }
}

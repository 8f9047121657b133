using System.Collections.Concurrent;
using OversightConsole.Core.Learning.Calibrating;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Linear;

namespace OversightConsole.Core.Learning;

/// <summary>
/// A trained model: the texts of a ticket in, labels with calibrated confidence out. Immutable; any number of threads
/// may use it at once. Made by <see cref="TextClassifier.Train"/> or read by <see cref="TextModelFile.Read"/>.
/// </summary>
public sealed class TextModel
{
    private readonly ConcurrentBag<Vectorizer> vectorizers = [];
    private readonly float[] fieldWeights;
    private readonly string[] labels;

    internal TextModel(
        TextField[] fields,
        string[] labels,
        Vocabulary vocabulary,
        LinearWeights weights,
        Calibrator calibrator,
        CalibrationPair[] outOfFold
    )
    {
        Fields = fields;
        this.labels = labels;
        Vocabulary = vocabulary;
        Weights = weights;
        Calibrator = calibrator;
        OutOfFold = outOfFold;
        fieldWeights = [.. fields.Select(f => f.Weight)];
    }

    /// <summary>The texts that it reads, in order.</summary>
    public IReadOnlyList<TextField> Fields { get; }

    /// <summary>The labels that it knows, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>How many n-grams it knows.</summary>
    public int FeatureCount => Vocabulary.Count;

    /// <summary>
    /// For each training ticket the confidence that a model and a calibration trained without it had, and whether the
    /// label was right. Empty when there were too few different tickets.
    /// </summary>
    public IReadOnlyList<CalibrationPair> OutOfFold { get; }

    internal Vocabulary Vocabulary { get; }

    internal LinearWeights Weights { get; }

    internal Calibrator Calibrator { get; }

    /// <summary>
    /// The confidence from which on this model reaches a target accuracy, certified on <see cref="OutOfFold"/>.
    /// </summary>
    /// <param name="target">Accuracy wanted, between 0 and 1.</param>
    /// <param name="delta">The chance that the certificate is wrong.</param>
    public ConfidenceFloor FloorFor(double target, double delta = 0.05) =>
        ConfidenceFloor.Certify(OutOfFold, target, ConfidenceFloor.QuantileGrid(OutOfFold, target, delta), delta);

    /// <summary>Ranks all labels that the model knows.</summary>
    /// <param name="fields">The texts, in the order of <see cref="Fields"/>; empty for a missing one.</param>
    public Prediction Predict(params IReadOnlyList<string> fields)
    {
        var (scores, recognised) = Scores(fields);
        return Rank(scores, labels, recognised);
    }

    /// <summary>
    /// Ranks only those labels that are allowed, for example the boards on which this ticket may stand; null when the
    /// model knows none of them. The confidence of the others is shared among them.
    /// </summary>
    public Prediction? Predict(IReadOnlyList<string> fields, IReadOnlySet<string> allowed)
    {
        int[] kept = [.. Enumerable.Range(0, labels.Length).Where(i => allowed.Contains(labels[i]))];
        if (kept.Length == 0)
            return null;
        var (scores, recognised) = Scores(fields);
        return Rank([.. kept.Select(i => scores[i])], [.. kept.Select(i => labels[i])], recognised);
    }

    internal T WithVectorizer<T>(Func<Vectorizer, T> use)
    {
        if (!vectorizers.TryTake(out var vectorizer))
            vectorizer = new Vectorizer(Vocabulary, fieldWeights);
        var result = use(vectorizer);
        // Not returned after an exception: its buffers could then be half filled.
        vectorizers.Add(vectorizer);
        return result;
    }

    private (float[] Scores, bool Recognised) Scores(IReadOnlyList<string> fields) =>
        WithVectorizer(vectorizer =>
        {
            var row = vectorizer.Vectorize(fields);
            return (Weights.Scores(row, labels.Length), row.Length > 1);
        });

    private Prediction Rank(float[] scores, string[] names, bool recognised)
    {
        var probabilities = Calibrator.Probabilities(scores);
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        var top = probabilities[order[0]];
        var confidence = Calibrator.Confidence(top);
        var rest = top < 1 ? (1 - confidence) / (1 - top) : 0;
        var ranked = new RankedLabel[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            var probability = rank == 0 ? confidence : Math.Min(confidence, probabilities[order[rank]] * rest);
            ranked[rank] = new RankedLabel(names[order[rank]], probability);
        }
        return new Prediction(ranked, recognised);
    }
}

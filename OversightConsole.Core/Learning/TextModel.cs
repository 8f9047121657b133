using System.Collections.Concurrent;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning;

/// <summary>
/// A trained model: the fields of a ticket in, labels with calibrated confidence out. Immutable; any number of threads
/// may use it at once. Made by <see cref="TextClassifier.Train"/> or read by <see cref="TextModelFile.Read"/>.
/// </summary>
public sealed class TextModel
{
    private readonly ConcurrentBag<Vectorizer> vectorizers = [];
    private readonly ModelParts parts;
    private readonly float[]? priorShift;

    internal TextModel(ModelParts parts, float[]? priorShift = null)
    {
        this.parts = parts;
        this.priorShift = priorShift;
        OutOfFold = [.. parts.OutOfFold.Select(a => new CalibrationPair(a.Confidence, a.Right))];
    }

    /// <summary>The fields that it reads, in order.</summary>
    public IReadOnlyList<TextField> Fields => parts.Fields;

    /// <summary>The labels that it knows, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => parts.Names;

    /// <summary>How many n-grams and values of categories it knows.</summary>
    public int FeatureCount => parts.Vocabulary.Count;

    /// <summary>
    /// For each training ticket the confidence that a model and a calibration trained without it had, and whether the
    /// label was right. Empty when there were too few different tickets.
    /// </summary>
    public IReadOnlyList<CalibrationPair> OutOfFold { get; }

    /// <summary>
    /// Of the same answers, where two labels were near each other: both, the confidence in the first and whether it was
    /// right. Only while a model is fresh from training: a file does not keep them.
    /// </summary>
    public IEnumerable<(string Label, string Second, CalibrationPair Answer)> OutOfFoldRivals =>
        parts
            .OutOfFold.Where(a => a.Second is not null)
            .Select(a =>
                (parts.Names[a.Label], parts.Names[a.Second!.Value], new CalibrationPair(a.Confidence, a.Right))
            );

    internal ModelParts Parts => parts;

    /// <summary>
    /// The confidence from which on this model reaches a target accuracy, certified on <see cref="OutOfFold"/>.
    /// </summary>
    /// <param name="target">Accuracy wanted, between 0 and 1.</param>
    /// <param name="delta">The chance that the certificate is wrong.</param>
    public ConfidenceFloor FloorFor(double target, double delta = 0.05) => Certify(OutOfFold, target, delta);

    /// <summary>
    /// A floor of its own for each label: the confidence from which on it is right often enough when it says that label.
    /// An average hides a rare label that is often wrong; here that label has a high floor, or none. The certificate of
    /// each label is for that label alone: over many labels, expect about <paramref name="delta"/> of them to be wrong.
    /// </summary>
    /// <param name="target">Accuracy wanted of each label, between 0 and 1.</param>
    /// <param name="delta">For each label, the chance that its certificate is wrong.</param>
    public IReadOnlyDictionary<string, ConfidenceFloor> FloorsByLabel(double target, double delta = 0.05)
    {
        var byLabel = parts.OutOfFold.ToLookup(a => a.Label, a => new CalibrationPair(a.Confidence, a.Right));
        return parts
            .Names.Select((name, c) => (name, Floor: Certify([.. byLabel[c]], target, delta)))
            .ToDictionary(p => p.name, p => p.Floor);
    }

    /// <summary>
    /// The same model for a desk whose tickets are no longer shared out as those that it learned from: labels that have
    /// become frequent become more likely, others less. Confidence follows; <see cref="OutOfFold"/> and floors stay those
    /// of the training. A model never does this by itself.
    /// </summary>
    /// <param name="recent">
    /// How many tickets of the last time had each label by people's word; labels not named, none; unknown ones are
    /// ignored. Empty: the model as it was trained.
    /// </param>
    public TextModel WithPriors(IReadOnlyDictionary<string, int> recent)
    {
        int[] counts = [.. parts.Names.Select(name => recent.GetValueOrDefault(name))];
        if (counts.Any(n => n < 0))
            throw new ArgumentException("A count of tickets cannot be below 0.", nameof(recent));
        return new TextModel(parts, counts.Any(n => n > 0) ? PriorShift.Of(parts.Counts, counts) : null);
    }

    /// <summary>Ranks all labels that the model knows.</summary>
    /// <param name="fields">What stands in each, in the order of <see cref="Fields"/>; empty for a missing one.</param>
    public Prediction Predict(params IReadOnlyList<string> fields)
    {
        var (scores, recognised) = Scores(fields);
        return Rank(scores, parts.Names, recognised);
    }

    /// <summary>
    /// Ranks only those labels that are allowed, for example the boards on which this ticket may stand; null when the
    /// model knows none of them. The confidence of the others is shared among them.
    /// </summary>
    public Prediction? Predict(IReadOnlyList<string> fields, IReadOnlySet<string> allowed)
    {
        int[] kept = [.. Enumerable.Range(0, parts.Names.Length).Where(i => allowed.Contains(parts.Names[i]))];
        if (kept.Length == 0)
            return null;
        var (scores, recognised) = Scores(fields);
        return Rank([.. kept.Select(i => scores[i])], [.. kept.Select(i => parts.Names[i])], recognised);
    }

    internal T WithVectorizer<T>(Func<Vectorizer, T> use)
    {
        if (!vectorizers.TryTake(out var vectorizer))
            vectorizer = new Vectorizer(parts.Vocabulary, parts.Fields);
        var result = use(vectorizer);
        // Not returned after an exception: its buffers could then be half filled.
        vectorizers.Add(vectorizer);
        return result;
    }

    private (float[] Scores, bool Recognised) Scores(IReadOnlyList<string> fields) =>
        WithVectorizer(vectorizer =>
        {
            var row = vectorizer.Vectorize(fields);
            var scores = parts.Scores(row);
            for (var c = 0; c < priorShift?.Length; c++)
                scores[c] += (float)(priorShift[c] * parts.Calibrator.Temperature);
            return (scores, row.Length > 1);
        });

    private static ConfidenceFloor Certify(IReadOnlyList<CalibrationPair> pairs, double target, double delta) =>
        ConfidenceFloor.Certify(pairs, target, ConfidenceFloor.QuantileGrid(pairs, target, delta), delta);

    private Prediction Rank(float[] scores, string[] names, bool recognised)
    {
        var probabilities = parts.Calibrator.Probabilities(scores);
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        var top = probabilities[order[0]];
        var confidence = parts.Calibrator.Confidence(top);
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

using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Calibrating;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Folding;
using OversightConsole.Core.Learning.Linear;

namespace OversightConsole.Core.Learning;

/// <summary>
/// Learns a label from the texts of past tickets: hashed word and character n-grams, a linear support vector machine
/// for each label, and a confidence calibrated on predictions for tickets that the predicting model had not seen.
/// </summary>
public static class TextClassifier
{
    /// <summary>Trains a model. The same examples and options give the same model.</summary>
    /// <param name="examples">Past tickets with their labels; at least one.</param>
    /// <param name="options">Null for the defaults: one text field.</param>
    /// <param name="cancel">Stops the training between two passes.</param>
    /// <exception cref="ArgumentException">No example, an empty label, or a wrong number of fields.</exception>
    public static TextModel Train(
        IReadOnlyList<TrainingExample> examples,
        TrainingOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new TrainingOptions();
        options.Check();
        Check(examples, options);
        IReadOnlyList<string>[] documents = [.. examples.Select(e => e.Fields)];
        string[] names = [.. examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        int[] labels = [.. examples.Select(e => numbers[e.Label])];

        var groups = NearDuplicates.Group(documents, [.. examples.Select(e => e.Cluster)]);
        var folds = Folds.Split(groups, options.Folds, options.Seed);
        var vocabulary = Vocabulary.Build(documents, options.MinimumDocumentFrequency);
        float[] fieldWeights = [.. options.Fields.Select(f => f.Weight)];
        var rows = Rows(documents, vocabulary, fieldWeights, Parallelism(options, cancel));

        var blocks = (names.Length + DualCoordinateDescent.Lanes - 1) / DualCoordinateDescent.Lanes;
        var solver = new SolverOptions(options.Cost, options.MaxEpochs, 0.01f, (ulong)options.Seed);
        var weights = new Vector256<float>[(vocabulary.Count + 1) * blocks];
        var scores = rows.Select(_ => new float[names.Length]).ToArray();

        // One job for each fold and block of classes, and one for each block of the final model, which sees all rows.
        Parallel.For(
            0,
            (options.Folds + 1) * blocks,
            Parallelism(options, cancel),
            job =>
            {
                var (fold, block) = (job / blocks - 1, job % blocks);
                int[] use = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold)];
                if (fold >= 0 && use.Length == rows.Length)
                    return;
                var trained = DualCoordinateDescent.Train(
                    rows,
                    labels,
                    use,
                    vocabulary.Count + 1,
                    block,
                    names.Length,
                    solver,
                    cancel
                );
                if (fold < 0)
                {
                    for (var feature = 0; feature < trained.Length; feature++)
                        weights[feature * blocks + block] = trained[feature];
                }
                else
                {
                    Score(rows, folds, fold, trained, block, scores);
                }
            }
        );
        var (calibrator, outOfFold) = OutOfFold.Calibrate(scores, labels, folds, options.Folds);
        var (known, compact) = LinearWeights.Compact(vocabulary, weights, blocks);
        return new TextModel([.. options.Fields], names, known, compact, calibrator, outOfFold);
    }

    private static void Score(
        Cell[][] rows,
        int[] folds,
        int fold,
        Vector256<float>[] trained,
        int block,
        float[][] scores
    )
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (folds[i] != fold)
                continue;
            var lanes = DualCoordinateDescent.Scores(trained, rows[i]);
            var first = block * DualCoordinateDescent.Lanes;
            for (var c = first; c < Math.Min(first + DualCoordinateDescent.Lanes, scores[i].Length); c++)
                scores[i][c] = lanes[c - first];
        }
    }

    private static Cell[][] Rows(
        IReadOnlyList<string>[] documents,
        Vocabulary vocabulary,
        float[] fieldWeights,
        ParallelOptions parallel
    )
    {
        var rows = new Cell[documents.Length][];
        Parallel.For(
            0,
            documents.Length,
            parallel,
            () => new Vectorizer(vocabulary, fieldWeights),
            (i, _, vectorizer) =>
            {
                rows[i] = vectorizer.Vectorize(documents[i]).ToArray();
                return vectorizer;
            },
            _ => { }
        );
        return rows;
    }

    private static ParallelOptions Parallelism(TrainingOptions options, CancellationToken cancel) =>
        new()
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancel,
        };

    private static void Check(IReadOnlyList<TrainingExample> examples, TrainingOptions options)
    {
        if (examples.Count == 0)
            throw new ArgumentException("A model needs at least one example.", nameof(examples));
        foreach (var example in examples)
        {
            if (string.IsNullOrEmpty(example.Label))
                throw new ArgumentException("Every example needs a label.", nameof(examples));
            if (example.Fields.Count != options.Fields.Count)
            {
                throw new ArgumentException(
                    $"The options name {options.Fields.Count} fields, but an example has {example.Fields.Count}.",
                    nameof(examples)
                );
            }
        }
    }
}

using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Latent;
using OversightConsole.Core.Learning.Linear;
using OversightConsole.Core.Learning.Stacking;

namespace OversightConsole.Core.Learning;

/// <summary>
/// Learns a label from the fields of past tickets by two views of them: a linear support vector machine for each label
/// on hashed word and character n-grams, and a small neural network on where the ticket lies in the space of words. Their
/// blend and its confidence are fitted on tickets that the predicting models had not seen.
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
        var parallel = Parallelism(options, cancel);
        var set = TrainingSet.Read(examples, options, parallel);
        var linear = new LinearTraining(set, options);
        var latent = options.SecondView ? LatentTraining.Begin(set, options, parallel) : null;
        Parallel.For(
            0,
            linear.Jobs + (latent?.Jobs ?? 0),
            parallel,
            job =>
            {
                if (job < linear.Jobs)
                    linear.Run(job, cancel);
                else
                    latent!.Run(job - linear.Jobs, cancel);
            }
        );
        var (stackedModel, scores) = latent is null
            ? (null, linear.Scores)
            : CrossFit.Of(linear.Scores, latent.Scores, set, parallel);
        var (calibrator, outOfFold) = OutOfFold.Calibrate(scores, set.Labels, set.Folds, set.FoldCount);
        var (known, weights) = linear.Compact();
        return new TextModel(
            new ModelParts
            {
                Fields = [.. options.Fields],
                Names = set.Names,
                Counts = [.. set.Names.Select((_, c) => set.Labels.Count(label => label == c))],
                Vocabulary = known,
                Weights = weights,
                Latent = latent?.View,
                Blend = stackedModel,
                Calibrator = calibrator,
                OutOfFold = outOfFold,
            }
        );
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

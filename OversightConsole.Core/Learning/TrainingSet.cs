using OversightConsole.Core.Learning.CrossValidation;
using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning;

/// <summary>Past tickets as numbers: what every part of a training works on.</summary>
internal sealed class TrainingSet
{
    private TrainingSet() { }

    /// <summary>The labels, in ordinal order.</summary>
    public required string[] Names { get; init; }

    /// <summary>The label of each ticket, as its number in <see cref="Names"/>.</summary>
    public required int[] Labels { get; init; }

    /// <summary>The fold of each ticket; copies of a ticket are in the same.</summary>
    public required int[] Folds { get; init; }

    /// <summary>How many folds; some are empty when there are few different tickets.</summary>
    public required int FoldCount { get; init; }

    /// <summary>The features that stand in enough of the tickets.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Each ticket's features.</summary>
    public required Cell[][] Rows { get; init; }

    /// <summary>Reads the tickets.</summary>
    public static TrainingSet Read(
        IReadOnlyList<TrainingExample> examples,
        TrainingOptions options,
        ParallelOptions parallel
    )
    {
        IReadOnlyList<string>[] documents = [.. examples.Select(e => e.Fields)];
        string[] names = [.. examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal)];
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        var vocabulary = Vocabulary.Build(documents, options.Fields, options.MinimumDocumentFrequency);
        return new TrainingSet
        {
            Names = names,
            Labels = [.. examples.Select(e => numbers[e.Label])],
            Folds = Fold(examples, options),
            FoldCount = options.Folds,
            Vocabulary = vocabulary,
            Rows = Vectorize(documents, vocabulary, options.Fields, parallel),
        };
    }

    /// <summary>The tickets that are not in a fold; all for a fold that does not exist.</summary>
    public int[] Without(int fold) => [.. Enumerable.Range(0, Folds.Length).Where(i => Folds[i] != fold)];

    /// <summary>Copies are found by texts alone: tickets of one company are not copies of each other.</summary>
    private static int[] Fold(IReadOnlyList<TrainingExample> examples, TrainingOptions options)
    {
        int[] texts =
        [
            .. Enumerable.Range(0, options.Fields.Count).Where(f => options.Fields[f].Kind == FieldKind.Text),
        ];
        IReadOnlyList<string>[] read = [.. examples.Select(e => texts.Select(f => e.Fields[f]).ToArray())];
        var groups = NearDuplicates.Group(read, [.. examples.Select(e => e.Cluster)]);
        return OversightConsole.Core.Learning.CrossValidation.Folds.Split(groups, options.Folds, options.Seed);
    }

    private static Cell[][] Vectorize(
        IReadOnlyList<string>[] documents,
        Vocabulary vocabulary,
        IReadOnlyList<TextField> fields,
        ParallelOptions parallel
    )
    {
        var rows = new Cell[documents.Length][];
        Parallel.For(
            0,
            documents.Length,
            parallel,
            () => new Vectorizer(vocabulary, fields),
            (i, _, vectorizer) =>
            {
                rows[i] = vectorizer.Vectorize(documents[i]).ToArray();
                return vectorizer;
            },
            _ => { }
        );
        return rows;
    }
}

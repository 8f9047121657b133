namespace OversightConsole.Core.Learning;

/// <summary>How a field of a ticket is read.</summary>
public enum FieldKind
{
    /// <summary>Words in an order: a subject, a body.</summary>
    Text,

    /// <summary>
    /// One value as a whole: a company, the sender's domain, the source, the hour. Capitals and spaces around it do not
    /// count; an empty value stands for a missing one and speaks for nothing.
    /// </summary>
    Category,
}

/// <summary>A field that a model reads.</summary>
/// <param name="Name">For example "subject"; shown with explanations.</param>
/// <param name="Weight">
/// How many times an n-gram counts that stands in this text; for a category how much it counts beside the other
/// categories. Above 0.
/// </param>
/// <param name="Kind">Whether it is a text or one value.</param>
public sealed record TextField(string Name, float Weight = 1, FieldKind Kind = FieldKind.Text);

/// <summary>How a <see cref="TextModel"/> is trained. The defaults were chosen by cross-validation on real tickets.</summary>
public sealed record TrainingOptions
{
    /// <summary>The fields of a ticket, in the order of <see cref="TrainingExample.Fields"/>.</summary>
    public IReadOnlyList<TextField> Fields { get; init; } = [new TextField("text")];

    /// <summary>
    /// The price C of a violated margin in the support vector machine, above 0; larger fits the training tickets more
    /// closely.
    /// </summary>
    public double Cost { get; init; } = 0.3;

    /// <summary>
    /// Whether a second, quite different view of the words is learned beside the first and both are blended: more
    /// accurate, and about twice the time. Left out by itself where there are too few tickets for it.
    /// </summary>
    public bool SecondView { get; init; } = true;

    /// <summary>
    /// How many parts the tickets are divided into to measure confidence on tickets that a model has not seen; at
    /// least 2. More parts cost more time and make the measured confidence less cautious.
    /// </summary>
    public int Folds { get; init; } = 5;

    /// <summary>An n-gram counts if it stands in at least this many tickets.</summary>
    public int MinimumDocumentFrequency { get; init; } = 2;

    /// <summary>Passes over the tickets at most.</summary>
    public int MaxEpochs { get; init; } = 20;

    /// <summary>The same seed, options and tickets give the same model to the last bit.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many threads may be used; 0 for as many as there are processors.</summary>
    public int Threads { get; init; }

    /// <summary>For tickets with a subject, which counts twice, and a body.</summary>
    public static TrainingOptions SubjectAndBody { get; } =
        new() { Fields = [new TextField("subject", 2), new TextField("body")] };

    /// <summary>
    /// For retraining while people work: three folds and fewer passes, about half the time for the same labels and a
    /// slightly more cautious confidence.
    /// </summary>
    public TrainingOptions Quick() => this with { Folds = 3, MaxEpochs = 10 };

    internal void Check()
    {
        if (Fields.Count == 0 || Fields.Any(f => !(f.Weight > 0 && float.IsFinite(f.Weight))))
            throw new ArgumentException("Fields needs at least one field, each with a weight above 0.");
        if (Fields.Any(f => !Enum.IsDefined(f.Kind)))
            throw new ArgumentException("Each field is either a text or a category.");
        if (!(Cost > 0 && double.IsFinite(Cost)))
            throw new ArgumentException($"Cost must be above 0, but is {Cost}.");
        if (Folds < 2 || MaxEpochs < 1 || MinimumDocumentFrequency < 1 || Threads < 0)
            throw new ArgumentException(
                "Folds must be at least 2, MaxEpochs and MinimumDocumentFrequency at least 1, Threads at least 0."
            );
    }
}

using System.Globalization;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.CrossValidation;

namespace OversightConsole.Bench.Learning;

/// <summary>
/// A throw-away folder through which a learner of another program gets its tickets. A fifth of the training tickets is
/// kept back for its confidence: floors come from them, by the same method as ours.
/// </summary>
internal sealed class PeerFiles : IDisposable
{
    private const int Parts = 5;
    private const long Seed = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("bench-learning").FullName;

    private PeerFiles(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test)
    {
        (Train, Test) = (train, test);
        var parts = Folds.Split([.. train.Select(t => t.Cluster)], Parts, Seed);
        Kept = [.. parts.Select(p => p == 0)];
    }

    /// <summary>The tickets to learn from.</summary>
    public IReadOnlyList<Ticket> Train { get; }

    /// <summary>The tickets to answer.</summary>
    public IReadOnlyList<Ticket> Test { get; }

    /// <summary>Which training tickets are kept back for confidence.</summary>
    public bool[] Kept { get; }

    /// <summary>Makes the folder.</summary>
    public static PeerFiles For(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test) => new(train, test);

    /// <summary>A path in the folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>Writes a file of lines and gives its path.</summary>
    public async Task<string> WriteAsync(string name, IEnumerable<string> lines, CancellationToken ct)
    {
        await File.WriteAllLinesAsync(Path(name), lines, ct);
        return Path(name);
    }

    /// <summary>What was answered, with floors certified on the tickets kept back.</summary>
    /// <param name="kept">Label and confidence of each ticket kept back, in order; may be empty.</param>
    /// <param name="asked">Label and confidence of each test ticket, in order.</param>
    public Answers Answers(
        string name,
        IReadOnlyList<(string Label, double Confidence)> kept,
        IReadOnlyList<(string Label, double Confidence)> asked,
        (double TrainCpu, double PerSecond, double PeakMiB) cost
    )
    {
        string[] right = [.. Train.Where((_, i) => Kept[i]).Select(t => t.Label)];
        CalibrationPair[] pairs = [.. kept.Select((k, i) => new CalibrationPair(k.Confidence, k.Label == right[i]))];
        return new Answers(
            name,
            [.. asked.Select(a => a.Label)],
            [.. asked.Select(a => a.Confidence)],
            Floor(pairs, 0.95),
            Floor(pairs, 0.97),
            cost.TrainCpu,
            cost.PerSecond,
            cost.PeakMiB
        );
    }

    /// <summary>Reads lines of label and confidence, in whatever order the two stand.</summary>
    public static (string Label, double Confidence) Parse(string label, string confidence) =>
        (label, Math.Min(1, double.Parse(confidence, CultureInfo.InvariantCulture)));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static double? Floor(CalibrationPair[] pairs, double target) =>
        ConfidenceFloor.Certify(pairs, target, ConfidenceFloor.QuantileGrid(pairs, target)).Value;
}

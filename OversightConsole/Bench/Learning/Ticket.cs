namespace OversightConsole.Bench.Learning;

/// <summary>A real ticket: its text in one line, a label, and the cluster of its near-duplicates.</summary>
internal sealed record Ticket(string Text, string Label, string Cluster);

/// <summary>What a learner said to each test ticket, and what that cost.</summary>
/// <param name="Name">The name of the learner.</param>
/// <param name="Labels">The label it gave to each test ticket.</param>
/// <param name="Confidences">The confidence of each answer, 0–1.</param>
/// <param name="Floor95">The floor for 95 %, chosen on training tickets; null when none was certified.</param>
/// <param name="Floor97">The floor for 97 %.</param>
/// <param name="TrainCpuSeconds">Processor time of training, calibration and floors.</param>
/// <param name="PerCpuSecond">Test tickets answered in a second of one processor.</param>
/// <param name="PeakMiB">The largest working set of its process.</param>
internal sealed record Answers(
    string Name,
    IReadOnlyList<string> Labels,
    IReadOnlyList<double> Confidences,
    double? Floor95,
    double? Floor97,
    double TrainCpuSeconds,
    double PerCpuSecond,
    double PeakMiB
);

/// <summary>Something that learns from tickets and answers others.</summary>
internal interface ILearner
{
    /// <summary>The name of the learner in the table.</summary>
    string Name { get; }

    /// <summary>Learns and answers; null when it failed.</summary>
    Task<Answers?> RunAsync(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test, CancellationToken ct);
}

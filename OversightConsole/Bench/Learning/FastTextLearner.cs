namespace OversightConsole.Bench.Learning;

/// <summary>fastText with word bigrams, through its own program, on one thread; its confidence as it gives it.</summary>
internal sealed class FastTextLearner(string program) : ILearner
{
    private const string Mark = "__label__";

    // The best of four that were tried on one of the parts.
    private static readonly string[] Settings =
    [
        "-wordNgrams",
        "2",
        "-dim",
        "50",
        "-epoch",
        "20",
        "-lr",
        "0.1",
        "-bucket",
        "500000",
        "-thread",
        "1",
    ];

    public string Name => "fastText, word bigrams";

    /// <summary>The program along PATH; null when there is none.</summary>
    public static string? Find() => ChildProgram.Find("fasttext").FirstOrDefault();

    public async Task<Answers?> RunAsync(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test, CancellationToken ct)
    {
        using var files = PeerFiles.For(train, test);
        var names = train.Select(t => t.Label).Distinct().ToArray();
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => $"{p.i}");
        string Line(Ticket t) => $"{Mark}{numbers[t.Label]} {t.Text}";
        var all = await files.WriteAsync("all", train.Select(Line), ct);
        var some = await files.WriteAsync("some", train.Where((_, i) => !files.Kept[i]).Select(Line), ct);
        var kept = await files.WriteAsync("kept", train.Where((_, i) => files.Kept[i]).Select(t => t.Text), ct);
        var asked = await files.WriteAsync("asked", test.Select(t => t.Text), ct);
        var one = await files.WriteAsync("one", test.Take(1).Select(t => t.Text), ct);

        var whole = await TrainAsync(all, files.Path("whole"), ct);
        var part = await TrainAsync(some, files.Path("part"), ct);
        var keptAnswers = await PredictAsync(files.Path("part.bin"), kept, names, ct);
        var answers = await PredictAsync(files.Path("whole.bin"), asked, names, ct);
        // Loading its model takes longer than answering: what one ticket costs is taken away.
        var loading = await PredictAsync(files.Path("whole.bin"), one, names, ct);
        if (whole is null || part is null || keptAnswers is null || answers is null || loading is null)
            return null;
        var spent = Math.Max(answers.Value.Cpu - loading.Value.Cpu, 0.001);
        return files.Answers(
            Name,
            keptAnswers.Value.Answers,
            answers.Value.Answers,
            (whole.CpuSeconds + part.CpuSeconds, test.Count / spent, whole.PeakMiB)
        );
    }

    private Task<ChildRun?> TrainAsync(string input, string output, CancellationToken ct) =>
        ChildProgram.RunAsync(
            program,
            ["supervised", "-input", input, "-output", output, "-verbose", "0", .. Settings],
            ct
        );

    private async Task<((string Label, double Confidence)[] Answers, double Cpu)?> PredictAsync(
        string model,
        string input,
        string[] names,
        CancellationToken ct
    )
    {
        if (await ChildProgram.RunAsync(program, ["predict-prob", model, input, "1"], ct) is not { } run)
            return null;
        return (
            [
                .. run
                    .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(' '))
                    // A ticket without any word gets no answer.
                    .Select(parts =>
                        parts[0].Length > Mark.Length
                            ? PeerFiles.Parse(names[int.Parse(parts[0][Mark.Length..], null)], parts[1])
                            : (names[0], 0.0)
                    ),
            ],
            run.CpuSeconds
        );
    }
}

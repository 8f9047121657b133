using System.Text.Json;

namespace OversightConsole.Bench.Learning;

/// <summary>scikit-learn's linear SVM on TF-IDF, through Python.</summary>
internal sealed class ScikitLearner(string python, string views) : ILearner
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => $"scikit-learn, {views}, linear SVM";

    /// <summary>The first Python along PATH that has scikit-learn; null when there is none.</summary>
    public static async Task<string?> FindAsync(CancellationToken ct)
    {
        foreach (var python in ChildProgram.Find("python3"))
        {
            if (await ChildProgram.RunAsync(python, ["-c", "import sklearn"], ct) is not null)
                return python;
        }
        return null;
    }

    public async Task<Answers?> RunAsync(IReadOnlyList<Ticket> train, IReadOnlyList<Ticket> test, CancellationToken ct)
    {
        using var files = PeerFiles.For(train, test);
        var names = train.Select(t => t.Label).Distinct().ToArray();
        var numbers = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => $"{p.i}");
        var script = await files.WriteAsync("scikit.py", [Script()], ct);
        var trainFile = await files.WriteAsync(
            "train",
            train.Select((t, i) => $"{numbers[t.Label]}\t{(files.Kept[i] ? 1 : 0)}\t{t.Text}"),
            ct
        );
        var testFile = await files.WriteAsync("test", test.Select(t => $"?\t0\t{t.Text}"), ct);
        var answersFile = files.Path("answers");
        if (await ChildProgram.RunAsync(python, [script, trainFile, testFile, answersFile, views], ct) is not { } run)
            return null;
        var cost = JsonSerializer.Deserialize<Cost>(run.Output, Json)!;
        var lines = (await File.ReadAllLinesAsync(answersFile, ct))
            .Select(line => line.Split('\t'))
            .Select(parts => PeerFiles.Parse(names[int.Parse(parts[0], null)], parts[1]))
            .ToArray();
        return files.Answers(Name, lines[..cost.Kept], lines[cost.Kept..], (cost.Train, cost.PerSecond, cost.Memory));
    }

    private static string Script()
    {
        using var stream = typeof(ScikitLearner).Assembly.GetManifestResourceStream("Bench/scikit.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Cost(int Kept, double Train, double PerSecond, double Memory);
}

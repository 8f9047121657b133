using System.Text.Json;
using OversightConsole.Commands.Line;

namespace OversightConsole.Tests.Autonomy.Accuracy;

/// <summary>The console's own streams are turned away for a moment, so nothing else may run beside.</summary>
[CollectionDefinition(nameof(AccuracyCommandTests), DisableParallelization = true)]
[Collection(nameof(AccuracyCommandTests))]
[Trait("Category", "Time")]
public sealed class AccuracyCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("accuracy").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Bound()
    {
        var json = await JsonOf("bound --right 121 --wrong 1");

        json.Names().Should().Equal("evidence", "logEvidence", "lower", "upper", "promotable", "rightAnswersNeeded");
        json.Number("lower").Should().BeApproximately(0.9452826035, 1e-9);
        json.GetProperty("promotable").GetBoolean().Should().BeFalse();
        json.Count("rightAnswersNeeded").Should().Be(12);

        var huge = await JsonOf("bound --right 1000000 --wrong 0 --target .95");
        huge.GetProperty("evidence").ValueKind.Should().Be(JsonValueKind.Null);
        huge.Number("logEvidence").Should().BeGreaterThan(51_000);
        huge.Count("rightAnswersNeeded").Should().Be(0);
    }

    [Fact]
    public async Task Replay_and_drift_read_a_file()
    {
        var right = Save("right.txt", Enumerable.Repeat("1", 100));
        var replay = await JsonOf("replay --outcomes", right);
        replay.Names().Should().Equal("promotedAt", "evidence", "lower");
        replay.Count("promotedAt").Should().Be(88);

        var few = await JsonOf("replay --outcomes", Save("few.txt", ["1", "0", "", "1"]));
        few.CountOrNull("promotedAt").Should().BeNull();

        var drift = await JsonOf("drift --outcomes", Save("wrong.txt", Enumerable.Repeat("0", 9)));
        drift.Names().Should().Equal("amberAt", "redAt", "score");
        (drift.Count("amberAt"), drift.Count("redAt"), drift.Number("score")).Should().Be((5, 8, 1022));
    }

    [Fact]
    public async Task Floor()
    {
        var pairs = Enumerable.Repeat("0.99,1", 59).Concat(Enumerable.Repeat("0.6,0", 41));

        var floor = await JsonOf("floor --pairs", Save("pairs.csv", pairs));
        floor.Names().Should().Equal("floor", "coverage", "certified");
        floor.Number("floor").Should().Be(0.7);
        floor.Number("coverage").Should().Be(0.59);
        floor.GetProperty("certified").GetBoolean().Should().BeTrue();

        var none = await JsonOf("floor --pairs", Save("none.csv", pairs.Skip(1)));
        none.NumberOrNull("floor").Should().BeNull();
        none.Number("coverage").Should().Be(0);
    }

    [Fact]
    public async Task Vigilance_false_promotion_and_ebh()
    {
        var vigilance = await JsonOf("vigilance --approved 588 --reviewed 600 --caught 45 --shown 50");
        vigilance.Names().Should().Equal("raw", "vigilance", "correctedLower");
        vigilance.Number("correctedLower").Should().BeApproximately(0.9407230036613852, 1e-8);
        var nothing = await JsonOf("vigilance --approved 0 --reviewed 0 --caught 0 --shown 0");
        nothing.NumberOrNull("raw").Should().BeNull();
        nothing.Number("correctedLower").Should().Be(0);

        var promotion = await JsonOf("false-promotion --true .95 --reviews 2000");
        promotion.Number("probability").Should().BeApproximately(0.038101776842677876, 1e-9);

        (await JsonOf("ebh --evalues 130,61,40,35")).Numbers("selected").Should().Equal(0, 1, 2, 3);
        (await JsonOf("ebh --evalues 19,18")).Numbers("selected").Should().BeEmpty();
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var (code, output, _) = await Run(["bound", "--right", "121", "--wrong", "1"]);

        code.Should().Be(ExitCode.Success);
        output.Should().MatchRegex("at least right +94.52 %").And.MatchRegex("right answers needed +12");
    }

    [Fact]
    public async Task Bad_input_names_the_field_and_the_remedy()
    {
        var outcomes = Save("outcomes.txt", ["1", "", "yes"]);
        var pairs = Save("pairs.csv", ["0.9,1", "1.2,1"]);

        await Fails(["bound", "--wrong", "1"], "--right is missing: give*");
        await Fails(["bound", "--right", "-1", "--wrong", "1"], "--right*'-1'*");
        await Fails(["bound", "--right", "1", "--wrong", "1", "--target", "95"], "--target*0.95*'95'*");
        await Fails(["bound", "--right", "1", "--wrong", "1", "--alpha", "x"], "--alpha*'x'*");
        await Fails(["replay", "--outcomes", "nowhere.txt"], "--outcomes*nowhere.txt*does not exist*");
        await Fails(["replay", "--outcomes", outcomes], "--outcomes: line 3*'yes'*0 (wrong) or 1 (right)*");
        await Fails(["drift", "--outcomes", outcomes], "--outcomes: line 3*");
        await Fails(["floor", "--pairs", pairs], "--pairs: line 2*'1.2,1'*");
        await Fails(
            ["vigilance", "--approved", "9", "--reviewed", "8", "--caught", "1", "--shown", "1"],
            "--approved 9*--reviewed 8*"
        );
        await Fails(["false-promotion", "--true", "2", "--reviews", "10"], "--true*'2'*");
        await Fails(["ebh", "--evalues", "3,,4"], "--evalues*''*");
        await Fails(["ebh", "--evalues", "3,-4"], "--evalues: value 2*");
    }

    private static async Task Fails(string[] words, string pattern)
    {
        var (code, output, error) = await Run([.. words, "--json"]);

        code.Should().Be(ExitCode.BadInput);
        output.Should().BeEmpty();
        error.Trim().Should().Match(pattern).And.NotContain("\n").And.EndWith(".");
    }

    private static async Task<JsonElement> JsonOf(string command, params string[] more)
    {
        var (code, output, error) = await Run([.. command.Split(' '), .. more, "--json"]);
        error.Should().BeEmpty();
        code.Should().Be(ExitCode.Success);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Error)> Run(string[] words)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            return (await CommandLine.RunAsync(["accuracy", .. words]), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    private string Save(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}

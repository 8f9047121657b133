using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using OversightConsole.Core.Autonomy.Accuracy;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Commands;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oversight-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Always_right_is_promoted_at_the_boundary_and_steps_back_after_a_fall()
    {
        var json = await JsonAsync(
            "--claims 6 --true-accuracy 1 --reviews 100 --seed 7 --falls-to 0.3 --actions 900 --plot share.svg"
        );

        PromotionBoundary.RightNeeded(0, 0.95, 0.05).Should().Be(88);
        var evidence = json.GetProperty("evidence");
        (evidence.GetProperty("promoted").GetInt32(), evidence.GetProperty("medianAnswers").GetInt64())
            .Should()
            .Be((6, 88));
        json.GetProperty("answers").GetInt64().Should().Be(6 * 88);
        json.GetProperty("naive").GetProperty("medianAnswers").GetInt32().Should().Be(30);
        json.GetProperty("exact").GetDouble().Should().Be(1);
        var fall = json.GetProperty("fall");
        fall.GetProperty("steppedBack").GetInt32().Should().Be(6);
        var audits = fall.GetProperty("auditsUntil").GetProperty("median").GetInt32();
        audits.Should().BeInRange(8, 60, "8 errors in a row are red; 70 % of errors take little more");
        fall.GetProperty("actionsUntil").GetProperty("median").GetInt32().Should().BeGreaterThan(audits);
        json.GetProperty("trail").GetProperty("intact").GetBoolean().Should().BeTrue();
        var plot = XDocument.Load(Path.Combine(_folder, "share.svg"));
        plot.Descendants().Where(e => e.Name.LocalName == "polyline").Should().HaveCount(3);
        Directory.GetFileSystemEntries(_folder).Should().ContainSingle("it works on a database of its own");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_numbers_and_another_one_others()
    {
        const string Plan =
            "--claims 6 --true-accuracy .93 --reviews 60 --target .8 --falls-to .5 --actions 400 --seed ";

        var first = await JsonAsync(Plan + "7");
        var again = await JsonAsync(Plan + "7");
        var other = await JsonAsync(Plan + "8");

        first.GetProperty("evidence").GetProperty("promoted").GetInt32().Should().BePositive();
        Figures(again).Should().Be(Figures(first));
        Figures(other).Should().NotBe(Figures(first));
    }

    [Fact]
    public async Task Half_wrong_is_never_promoted()
    {
        var json = await JsonAsync("--claims 6 --true-accuracy .5 --reviews 60 --seed 1");

        var evidence = json.GetProperty("evidence");
        (evidence.GetProperty("promoted").GetInt32(), evidence.GetProperty("lower").GetDouble()).Should().Be((0, 0));
        evidence.GetProperty("upper").GetDouble().Should().BeApproximately(1 - Math.Pow(0.025, 1 / 6.0), 1e-9);
        evidence.GetProperty("medianAnswers").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("answers").GetInt64().Should().Be(360);
        json.GetProperty("fall").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Stopped_half_way_it_says_so()
    {
        var words = "simulate --claims 2 --true-accuracy .5 --reviews 20000 --seed 1";
        using var process = Start(words.Split(' '));
        (await process.StandardError.ReadLineAsync()).Should().Contain("25 of at most 20000 answers each");

        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(1);
        (await process.StandardError.ReadToEndAsync()).Should().Contain("Stopped before it was finished.");
    }

    [Theory]
    [InlineData("--claims 0 --true-accuracy .9 --reviews 9 --seed 1", "--claims")]
    [InlineData("--true-accuracy .9 --reviews 9 --seed 1", "--claims")]
    [InlineData("--claims 6 --true-accuracy 1.2 --reviews 9 --seed 1", "--true-accuracy")]
    [InlineData("--claims 6 --true-accuracy x --reviews 9 --seed 1", "--true-accuracy")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 0 --seed 1", "--reviews")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9", "--seed")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --target 1", "--target")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --target .4", "--target")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --falls-to 2", "--falls-to")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --actions 9", "--falls-to")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --plot share.png", "--plot")]
    [InlineData("--claims 6 --true-accuracy .9 --reviews 9 --seed 1 --plot nowhere/share.svg", "--plot")]
    public async Task Bad_input_names_the_field(string words, string field)
    {
        var (exit, output, error) = await RunAsync(words);

        (exit, output).Should().Be((2, ""));
        error.Trim().Should().Contain(field).And.NotContain("\n").And.EndWith(".");
    }

    /// <summary>The document but for how long it took.</summary>
    private static string Figures(JsonElement json) =>
        string.Join('\n', json.EnumerateObject().Where(p => p.Name != "seconds").Select(p => p.ToString()));

    private async Task<JsonElement> JsonAsync(string words)
    {
        var (exit, output, error) = await RunAsync(words);
        exit.Should().Be(0, error);
        error.Should().Contain("answers each");
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(string words)
    {
        using var process = Start(["simulate", .. words.Split(' '), "--json"]);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private Process Start(string[] words)
    {
        var storage = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "desk.db")}" };
        return ConsoleProcess.Start(storage, _folder, words);
    }
}

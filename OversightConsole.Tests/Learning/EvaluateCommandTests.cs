using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using FluentAssertions;
using OversightConsole.Commands;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evaluate").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Json_has_every_measure_for_each_label_in_order()
    {
        var train = Save("train.csv.gz", SyntheticTickets.Make(1200, seed: 1));
        var test = Save("test.csv", SyntheticTickets.Make(400, seed: 2));

        var (code, output, error) = await Run(
            "--train",
            train,
            "--test",
            test,
            "--text",
            "subject,body",
            "--label",
            "category",
            "--label",
            "same",
            "--json"
        );

        error.Should().BeEmpty();
        code.Should().Be(0);
        var labels = JsonDocument.Parse(output).RootElement.GetProperty("labels");
        labels.EnumerateArray().Select(l => l.GetProperty("label").GetString()).Should().Equal("category", "same");
        var first = labels[0];
        first.GetProperty("trained").GetInt32().Should().Be(1200);
        first.GetProperty("tested").GetInt32().Should().Be(400);
        first.GetProperty("classes").GetInt32().Should().Be(4);
        first.GetProperty("accuracy").GetDouble().Should().BeInRange(0.9, 1);
        first.GetProperty("macroF1").GetDouble().Should().BeInRange(0.9, 1);
        first.GetProperty("ece").GetDouble().Should().BeInRange(0, 0.06);
        first.GetProperty("brier").GetDouble().Should().BeInRange(0, 0.1);
        first.GetProperty("coverageAt95").GetDouble().Should().BeInRange(0, 1);
        first.GetProperty("trainCpuSeconds").GetDouble().Should().BePositive();
        first.GetProperty("ticketsPerSecond").GetDouble().Should().BePositive();
        first.GetProperty("peakMemoryMiB").GetDouble().Should().BePositive();
        foreach (var name in (string[])["accuracyAt95", "coverageAt97", "accuracyAt97"])
            first.TryGetProperty(name, out _).Should().BeTrue(name);
        labels[1].GetProperty("classes").GetInt32().Should().Be(1);
        labels[1].GetProperty("accuracy").GetDouble().Should().Be(1);
    }

    [Fact]
    public async Task Without_certified_floor_coverage_is_zero_and_accuracy_null()
    {
        var tickets = Save("few.csv", SyntheticTickets.Make(20, seed: 1));

        var (_, output, _) = await Run(
            "--train",
            tickets,
            "--test",
            tickets,
            "--text",
            "body",
            "--label",
            "category",
            "--json"
        );

        var label = JsonDocument.Parse(output).RootElement.GetProperty("labels")[0];
        label.GetProperty("coverageAt95").GetDouble().Should().Be(0);
        label.GetProperty("accuracyAt95").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var tickets = Save("few.csv", SyntheticTickets.Make(20, seed: 1));

        var (code, output, _) = await Run(
            "--train",
            tickets,
            "--test",
            tickets,
            "--text",
            "body",
            "--label",
            "category"
        );

        code.Should().Be(0);
        output.Should().Contain("macro-F1").And.Contain("tickets/s, one thread").And.Contain("category");
    }

    [Fact]
    public async Task Bad_input_names_the_field_and_the_remedy()
    {
        var good = Save("good.csv", SyntheticTickets.Make(20, seed: 1));
        var empty = Path.Combine(folder, "empty.csv");
        await File.WriteAllTextAsync(empty, "");
        var headerOnly = Path.Combine(folder, "header.csv");
        await File.WriteAllTextAsync(headerOnly, "subject,body,category,same,none\n");
        var broken = Path.Combine(folder, "broken.csv.gz");
        await File.WriteAllTextAsync(broken, "not compressed");

        await Fails(["--test", good, "--text", "body", "--label", "category"], "--train is missing");
        await Fails(["--train", good, "--test", good, "--label", "category"], "--text is missing");
        await Fails(["--train", good, "--test", good, "--text", "body"], "--label is missing");
        await Fails(
            ["--train", good, "--test", "nowhere.csv", "--text", "body", "--label", "category"],
            "--test*nowhere.csv*does not exist"
        );
        await Fails(
            ["--train", good, "--test", good, "--text", "text", "--label", "category"],
            "--text*'text'*subject, body, category"
        );
        await Fails(
            ["--train", good, "--test", good, "--text", "body", "--label", "x"],
            "--label*'x'*subject, body, category"
        );
        await Fails(["--train", empty, "--test", good, "--text", "body", "--label", "category"], "--train*is empty");
        await Fails(
            ["--train", good, "--test", headerOnly, "--text", "body", "--label", "category"],
            "--test*is empty"
        );
        await Fails(
            ["--train", broken, "--test", good, "--text", "body", "--label", "category"],
            "--train*cannot be read"
        );
        await Fails(
            ["--train", good, "--test", good, "--text", "body", "--label", "none"],
            "--label*'none'*empty in every row"
        );
    }

    private static async Task Fails(string[] arguments, string pattern)
    {
        var (code, output, error) = await Run(arguments);

        code.Should().Be(2);
        output.Should().BeEmpty();
        error.Trim().Should().Match($"*{pattern}*").And.NotContain("\n").And.EndWith(".");
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { EvaluateCommand.Create() };
        var code = await root.Parse(["evaluate", .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private string Save(string name, IEnumerable<TrainingExample> tickets)
    {
        var path = Path.Combine(folder, name);
        using Stream file = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.Create(path), CompressionLevel.Fastest)
            : File.Create(path);
        using var writer = new StreamWriter(file);
        writer.WriteLine("subject,body,category,same,none");
        foreach (var ticket in tickets)
            writer.WriteLine($"{ticket.Fields[0]},\"{ticket.Fields[1]}\",{ticket.Label},always,");
        return path;
    }
}

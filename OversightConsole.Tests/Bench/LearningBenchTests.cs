using System.CommandLine;
using System.IO.Compression;
using FluentAssertions;
using OversightConsole.Bench.Learning;
using OversightConsole.Commands.Line;
using OversightConsole.Tests.Learning;
using Xunit;

namespace OversightConsole.Tests.Bench;

/// <summary>The learner beside fastText and scikit-learn, on invented tickets in the shape of the real ones.</summary>
public sealed class LearningBenchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bench-learning-test").FullName;

    public LearningBenchTests()
    {
        var tickets = SyntheticTickets.Make(600, seed: 1);
        using (
            var writer = new StreamWriter(
                new GZipStream(File.Create(At("endava_category.csv.gz")), CompressionLevel.Fastest)
            )
        )
        {
            writer.WriteLine("row,text,category,cluster");
            foreach (var (i, ticket) in tickets.Index())
                writer.WriteLine($"{i},{ticket.Fields[0]} {ticket.Fields[1]},{ticket.Label},-1");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Table_shows_each_part_and_what_the_model_takes()
    {
        using var output = new StringWriter();
        var tickets = new LearningData(folder).Category();

        await new CategoryBench(tickets, output).RunAsync(new OwnLearner(), [], 2, CancellationToken.None);

        output.ToString().Should().Contain("part 1").And.Contain("part 2").And.Contain("loaded in");
        output
            .ToString()
            .Split('\n')
            .Single(l => l.StartsWith("OversightConsole", StringComparison.Ordinal))
            .Should()
            .Contain("0.9");
    }

    [Fact]
    public async Task Forward_in_time_shows_once_with_shares_and_anew()
    {
        using var output = new StringWriter();
        var tickets = new LearningData(folder).Category();

        await new ForwardBench(tickets, output).RunAsync(new OwnLearner(), [], CancellationToken.None);

        output.ToString().Should().Contain("learned once").And.Contain("shares of the last block").And.Contain("anew");
    }

    [SkippableFact]
    public async Task Scikit_learn_answers_every_ticket_in_its_order()
    {
        var python = await ScikitLearner.FindAsync(CancellationToken.None);
        Skip.If(python is null, "scikit-learn is not installed for any python3 along PATH.");

        var answers = await AnswersInOrder(new ScikitLearner(python!, "words"));

        // fastText is done with so few tickets before its cost can be looked at; the script measures itself.
        answers.TrainCpuSeconds.Should().BePositive();
        answers.PeakMiB.Should().BePositive();
    }

    [SkippableFact]
    public async Task FastText_answers_every_ticket_in_its_order()
    {
        var program = FastTextLearner.Find();
        Skip.If(program is null, "fastText is not installed along PATH.");
        await AnswersInOrder(new FastTextLearner(program!));
    }

    [Fact]
    public async Task Missing_folder_file_and_wrong_part_are_named()
    {
        (await Run()).Should().Match("*--data is missing*");
        (await Run("--data", Path.Combine(folder, "nowhere"), "--part", "category")).Should().Match("*does not exist*");
        (await Run("--data", folder, "--part", "all of it")).Should().Match("*--part must be*");
        (await Run("--data", folder, "--folds", "9")).Should().Match("*--folds must be from 1 to 5*");
    }

    private async Task<Answers> AnswersInOrder(ILearner learner)
    {
        var tickets = new LearningData(folder).Category();

        var answers = await learner.RunAsync([.. tickets.Take(450)], [.. tickets.Skip(450)], CancellationToken.None);

        answers!.Labels.Should().HaveCount(150);
        answers
            .Labels.Zip(tickets.Skip(450), (said, t) => said == t.Label ? 1.0 : 0)
            .Average()
            .Should()
            .BeGreaterThan(0.8);
        answers.Confidences.Should().OnlyContain(c => c >= 0 && c <= 1);
        return answers;
    }

    private static async Task<string> Run(params string[] arguments)
    {
        var root = new RootCommand { LearningBench.Command() };
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = TextWriter.Null,
        };
        var act = () => root.Parse(["learning", .. arguments]).InvokeAsync(configuration);
        return (await act.Should().ThrowAsync<BadInputException>()).Which.Message;
    }

    private string At(string name) => Path.Combine(folder, name);
}

using System.IO.Compression;
using CsvHelper;
using FluentAssertions;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.CrossValidation;
using Xunit;

namespace OversightConsole.Tests.Learning;

/// <summary>The learner on real tickets, split so that no cluster of near-duplicates stands on both sides.</summary>
public sealed class RealTicketsTests
{
    [SkippableFact]
    public void Category_of_real_tickets_is_learnt_and_confidence_is_honest()
    {
        var file = Find("endava_category.csv.gz");
        Skip.If(file is null, "The real tickets (shared/data/endava_category.csv.gz) are not beside the project.");
        var tickets = Read(file!);
        var folds = Folds.Split([.. tickets.Select(t => t.Cluster!)], 3);
        // The learner is not told the clusters: it has to find copies by itself, as on any desk.
        TrainingExample[] train = [.. tickets.Where((_, i) => folds[i] > 0).Select(t => t with { Cluster = null })];
        TrainingExample[] test = [.. tickets.Where((_, i) => folds[i] == 0)];

        var model = TextClassifier.Train(train);
        Prediction[] predictions = [.. test.Select(t => model.Predict(t.Fields))];

        string[] truth = [.. test.Select(t => t.Label)];
        var measures = LabelMeasures.Of(predictions, truth, model.Labels);
        var at95 = LabelMeasures.AtFloor(LabelMeasures.Pairs(predictions, truth), model.FloorFor(0.95).Value);
        measures.Accuracy.Should().BeGreaterThan(0.86);
        measures.MacroF1.Should().BeGreaterThan(0.86);
        measures.Ece.Should().BeLessThan(0.015);
        at95.Coverage.Should().BeGreaterThan(0.72);
        at95.Accuracy.Should().BeGreaterThan(0.945);
    }

    private static List<TrainingExample> Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' });
        var tickets = new List<TrainingExample>();
        while (reader.Read())
        {
            tickets.Add(
                new TrainingExample(
                    [reader.GetString("text")],
                    reader.GetString("category"),
                    reader.GetString("cluster")
                )
            );
        }
        return tickets;
    }

    /// <summary>Looks for a sibling folder "shared/data", walking up from the test assembly.</summary>
    private static string? Find(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "data", name);
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}

using OversightConsole.Commands;

namespace OversightConsole.Bench.Learning;

/// <summary>The real tickets that the learner is measured on, as they were published; their order is the order in time.</summary>
internal sealed class LearningData(string folder)
{
    private const string CategoryFile = "endava_category.csv.gz";
    private const string LabelsFile = "endava_multilabel.csv";
    private const string NoCluster = "-1";

    /// <summary>The labels of the second file.</summary>
    public static readonly IReadOnlyList<string> Labels =
    [
        "ticket_type",
        "category",
        "sub_category1",
        "sub_category2",
        "business_service",
        "urgency",
        "impact",
    ];

    /// <summary>Tickets of eight categories.</summary>
    public IReadOnlyList<Ticket> Category() => Read(CategoryFile, ["text"], "category");

    /// <summary>Fewer tickets, with one of several labels.</summary>
    public IReadOnlyList<Ticket> WithLabel(string label) => Read(LabelsFile, ["title", "body"], label);

    /// <summary>Divides tickets into parts for cross-validation; copies stay together.</summary>
    public static int[] Folds(IReadOnlyList<Ticket> tickets, int folds, long seed) =>
        OversightConsole.Core.Learning.CrossValidation.Folds.Split([.. tickets.Select(t => t.Cluster)], folds, seed);

    private Ticket[] Read(string file, string[] texts, string label)
    {
        var columns = texts.Append(label).Append("cluster").Select(c => ("--data", c));
        var rows = CsvTable.Read("--data", Path.Combine(folder, file), [.. columns]);
        return
        [
            .. rows.Where(row => row[texts.Length].Length > 0)
                .Select(
                    (row, i) =>
                        new Ticket(
                            InOneLine(string.Join(' ', row[..texts.Length])),
                            row[texts.Length],
                            row[^1] == NoCluster ? $"alone {i}" : row[^1]
                        )
                ),
        ];
    }

    /// <summary>The other programs read a ticket to a line.</summary>
    private static string InOneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

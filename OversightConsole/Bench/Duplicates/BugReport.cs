using System.Globalization;
using OversightConsole.Commands;
using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Bench.Duplicates;

/// <summary>A report of a public tracker, in time order, with the group of reports about the same matter.</summary>
internal sealed record BugReport(string Id, DateTimeOffset At, ComparedText Text, int Group)
{
    /// <summary>Reads a file of <c>Summary, Issue id, Description, created_iso, duplicate_ids</c>.</summary>
    public static IReadOnlyList<BugReport> Read(string file)
    {
        string[] names = ["Issue id", "Summary", "Description", "created_iso", "duplicate_ids"];
        var rows = CsvTable.Read("--data", file, [.. names.Select(n => ("--data", n))]);
        var place = rows.Select((r, i) => (Id: r[0], i)).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.i);
        var group = Enumerable.Range(0, rows.Count).ToArray();
        int Root(int i) => group[i] == i ? i : group[i] = Root(group[i]);
        for (var i = 0; i < rows.Count; i++)
            foreach (var other in rows[i][4].Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
                if (place.TryGetValue(other, out var j))
                    group[Root(i)] = Root(j);
        return
        [
            .. rows.Select(
                    (r, i) =>
                        new BugReport(
                            r[0],
                            DateTimeOffset.Parse(r[3], CultureInfo.InvariantCulture),
                            new ComparedText(r[1], r[2]),
                            Root(i)
                        )
                )
                .OrderBy(r => r.At),
        ];
    }
}

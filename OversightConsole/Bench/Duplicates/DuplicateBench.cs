using System.Globalization;
using OversightConsole.Commands.Line;
using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Bench.Duplicates;

/// <summary>
/// How many duplicates are found at precision .95 on public trackers: by BM25 alone, and by the learned decision over the
/// same candidates. The decision is trained on the folds of other groups; a group never stands on both sides.
/// </summary>
internal static class DuplicateBench
{
    private const int Candidates = 10;
    private const int Folds = 5;
    private const int Draws = 2_000;
    private const double Precision = 0.95;

    public static void Run(string folder, TextWriter output)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "gitbugs_*.csv").Order().ToList() : [];
        if (files.Count == 0)
            throw new BadInputException($"--data: the folder '{folder}' holds no gitbugs_*.csv.");
        var all = files.SelectMany((f, i) => Queries(BugReport.Read(f), i)).ToList();
        Score(all);
        output.WriteLine(
            $"{"measured on", -28}{"reports", 8}{"reachable", 10}{"BM25", 8}{"its share", 10}{"learned", 9}{"gain [95 %]", 24}"
        );
        // Public trackers leave many duplicates unrecorded: on all reports the surest answers are such, and count as wrong.
        Row(output, "reports with a recorded one", [.. all.Where(q => q.HasOne)]);
        Row(output, "all reports", all);
        output.WriteLine();
        output.WriteLine("Recall at precision .95; five folds by group, trained on the reports with a recorded one.");
    }

    private static void Row(TextWriter output, string what, List<Query> queries)
    {
        var (bm25, share) = (Recall(queries, q => q.Bm25), Recall(queries, q => q.Share));
        var learned = Recall(queries, q => q.Learned);
        var (low, high) = Interval(queries, bm25 >= share ? q => q.Bm25 : q => q.Share);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -28}{queries.Count, 8}{queries.Count(q => q.IsReachable), 10}{bm25, 8:0.000}{share, 10:0.000}{learned, 9:0.000}{learned - Math.Max(bm25, share), 9:+0.000;-0.000} [{low:+0.000;-0.000}, {high:+0.000;-0.000}]"
            )
        );
    }

    private static IEnumerable<Query> Queries(IReadOnlyList<BugReport> reports, int file)
    {
        var comparison = new Comparison([.. reports.Select(r => r.Text)]);
        for (var i = 1; i < reports.Count; i++)
        {
            var at = i;
            var found = comparison
                .Nearest(reports[i].Text, Candidates, j => j < at)
                .Select(c => new Candidate(
                    [.. c.Numbers, Lately(reports[at].At - reports[c.Place].At)],
                    c.Bm25,
                    reports[c.Place].Group == reports[at].Group
                ))
                .ToList();
            var hasOne = reports.Take(i).Any(r => r.Group == reports[at].Group);
            yield return new Query(file * 1_000_000 + reports[i].Group, hasOne, found);
        }
    }

    private static double Lately(TimeSpan apart) => 1 / (1 + Math.Max(0, apart.TotalDays) / 30);

    private static void Score(List<Query> all)
    {
        // By group, so that no matter stands on both sides; by a mixed number, so that folds are alike in time.
        static int Fold(Query q) => (int)(unchecked((uint)q.Group * 2654435761u) % Folds);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = LogisticRegression.Fit([
                .. all.Where(q => q.HasOne && Fold(q) != fold)
                    .SelectMany(q => q.Found)
                    .Select(c => (c.Numbers, c.IsSame, 1.0)),
            ]);
            foreach (var query in all.Where(q => Fold(q) == fold))
            foreach (var candidate in query.Found)
                candidate.Chance = model.Chance(candidate.Numbers);
        }
    }

    /// <summary>The largest share of duplicates found while at least .95 of what is said is right; thresholds between ties only.</summary>
    private static double Recall(IReadOnlyList<Query> queries, Func<Query, Answer> by)
    {
        var all = queries.Count(q => q.HasOne);
        var (right, said, best) = (0, 0, 0);
        foreach (
            var tie in queries.Select(by).Where(a => a.Score > 0).GroupBy(a => a.Score).OrderByDescending(g => g.Key)
        )
        {
            right += tie.Count(a => a.IsRight);
            said += tie.Count();
            if (right >= Precision * said)
                best = right;
        }
        return all == 0 ? 0 : (double)best / all;
    }

    /// <summary>Paired bootstrap over groups: both are measured on the same draw.</summary>
    private static (double Low, double High) Interval(List<Query> all, Func<Query, Answer> baseline)
    {
        var random = new Random(1);
        var groups = all.GroupBy(q => q.Group).Select(g => g.ToList()).ToList();
        var gains = Enumerable
            .Range(0, Draws)
            .Select(_ =>
            {
                var drawn = new List<Query>(all.Count);
                for (var i = 0; i < groups.Count; i++)
                    drawn.AddRange(groups[random.Next(groups.Count)]);
                return Recall(drawn, q => q.Learned) - Recall(drawn, baseline);
            })
            .Order()
            .ToList();
        return (gains[(int)(Draws * 0.025)], gains[(int)(Draws * 0.975)]);
    }

    private sealed record Answer(double Score, bool IsRight);

    private sealed record Candidate(IReadOnlyList<double> Numbers, double Score, bool IsSame)
    {
        public double Chance { get; set; }
    }

    private sealed record Query(int Group, bool HasOne, IReadOnlyList<Candidate> Found)
    {
        public bool IsReachable => Found.Any(c => c.IsSame);
        public Answer Bm25 => Top(c => c.Score);
        public Answer Share => Top(c => c.Numbers[0]);
        public Answer Learned => Top(c => c.Chance);

        private Answer Top(Func<Candidate, double> by) =>
            Found.Count == 0 ? new Answer(0, false)
            : Found.MaxBy(by) is var top ? new Answer(by(top!), top!.IsSame)
            : null!;
    }
}

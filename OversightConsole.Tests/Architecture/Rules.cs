using System.Text.RegularExpressions;
using OversightConsole.Tests.Host;

namespace OversightConsole.Tests.Architecture;

/// <summary>The rules of the architecture, each a function from sources to sentences about what breaks it.</summary>
public static class Rules
{
    private const string Core = "OversightConsole.Core";

    /// <summary>The ranks of Core's folders, as the table in docs/architecture.md says them.</summary>
    private static readonly IReadOnlyDictionary<string, int> Ranks = RankTable.Read(
        File.ReadAllText(Repository.File("docs/architecture.md"))
    );

    /// <summary>The seam with what lies behind it, the embedded desk's own pages, and what makes data for it.</summary>
    private static readonly string[] DesksOwn =
    [
        $"{Core}/ServiceDesk/",
        $"{Core}/Demo/",
        "OversightConsole/Desk/",
        "OversightConsole/Bench/",
        "OversightConsole/SelfTest/",
        "OversightConsole.Tests/",
    ];

    private static readonly string[] AgentsMayName = ["ServiceDesk", "Learning", "Proposals", "Text"];

    /// <summary>A folder names lower ranks only; peers never name each other.</summary>
    public static IEnumerable<string> RanksHold(IReadOnlyList<SourceFile> files)
    {
        var types = files.Where(f => f.Feature is not null).ToLookup(f => f.Feature!, DeclaredTypes);
        foreach (var file in files.Where(f => f.Feature is not null))
        {
            if (!Ranks.TryGetValue(file.Feature!, out var own))
            {
                yield return $"{file.Path}: the folder {file.Feature} has no rank in docs/architecture.md";
                continue;
            }
            foreach (
                var other in Ranks.Keys.Where(o => o != file.Feature && Names(file, o, types[o].SelectMany(t => t)))
            )
                if (Ranks[other] >= own || file.Feature == "Agents" && !AgentsMayName.Contains(other))
                    yield return $"{file.Path}: {file.Feature} may not name {other}";
        }
    }

    /// <summary>Agents' actions reach the system of record through the executor alone.</summary>
    public static IEnumerable<string> OnlyTheExecutorApplies(IReadOnlyList<SourceFile> files) =>
        files
            // A call has a receiver or an await; the declarations in the seam and its implementations have a type before it.
            .Where(f => Regex.IsMatch(f.Code, @"[\w)\]!?]\s*\.\s*ApplyAsync\s*\("))
            .Where(f =>
                Regex.IsMatch(f.Code, @"\b(ISystemOfRecord|SorCommand|SorOutcome)\b|\bEmbeddedSystemOfRecord\b")
            )
            .Where(f => !f.Path.StartsWith($"{Core}/Execution/Executor", StringComparison.Ordinal))
            // It passes on what the executor asked of it.
            .Where(f => f.Path != $"{Core}/ServiceDesk/SystemOfRecord/RoutedSystemOfRecord.cs")
            .Select(f => $"{f.Path}: only Execution/Executor calls ISystemOfRecord.ApplyAsync");

    /// <summary>
    /// Nobody asks which desk lies behind the seam: outside it, its own pages and what makes data for it, nobody names the
    /// embedded desk or makes up a record's reference.
    /// </summary>
    public static IEnumerable<string> NobodyAsksWhichDesk(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => !DesksOwn.Any(d => f.Path.StartsWith(d, StringComparison.Ordinal))))
        {
            foreach (Match name in Regex.Matches(file.Code, @"\bEmbedded(Desk|SystemOfRecord)\w*|""embedded"""))
                yield return $"{file.Path}: nobody asks which desk it is ({name.Value})";
            if (Regex.IsMatch(file.Code, @"\bnew (\w+\.)*SorRef\s*\(|\bSorQuery\s*\(\s*(Kind\s*:\s*)?"""))
                yield return $"{file.Path}: references are made by SorRef.Ticket, SorRef.ParseTicket and ContainmentFields";
            if (Regex.IsMatch(file.Code, @"\bKind\s*(:|==|!=|is|is not)\s*""ticket"""))
                yield return $"{file.Path}: a ticket's kind is SorRef.TicketKind";
        }
    }

    /// <summary>
    /// The console's own desk lies behind the seam like every other: what describes any desk, and everybody above it, names
    /// nothing of its folder. Its configuration is loaded at start, and it is registered by ServiceDesk's own registration.
    /// </summary>
    public static IEnumerable<string> TheEmbeddedDeskStaysBehindTheSeam(IReadOnlyList<SourceFile> files)
    {
        string[] seam = ["SystemOfRecord", "Terms", "Connections"];
        foreach (var file in files)
        {
            var outside = !DesksOwn.Any(d => file.Path.StartsWith(d, StringComparison.Ordinal));
            var ofTheSeam = seam.Any(s => file.Path.StartsWith($"{Core}/ServiceDesk/{s}/", StringComparison.Ordinal));
            if (!outside && !ofTheSeam || file.Path == "OversightConsole/Background/DeskStart.cs")
                continue;
            if (Regex.IsMatch(file.Code, @"\bServiceDesk\.Embedded\b"))
                yield return $"{file.Path}: only the embedded desk's own pages name ServiceDesk.Embedded";
        }
    }

    /// <summary>A proposal's status is moved in one place; its own constructor sets the first one.</summary>
    public static IEnumerable<string> OnlyTheLifecycleMovesProposals(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => Regex.IsMatch(f.Code, @"\bProposal\b|\bProposals\b")))
        {
            var lifecycle = file.Path == $"{Core}/Proposals/ProposalLifecycle.cs";
            var setsProperty = Regex.IsMatch(
                file.Code,
                @"Set<Proposal>\(\)(?:(?!;).)*SetProperty\(\s*\w+\s*=>\s*\w+\.Status\s*,",
                RegexOptions.Singleline
            );
            var assigns = Regex.IsMatch(file.Code, @"\bproposal\.Status\s*=(?![=>])", RegexOptions.IgnoreCase);
            if (!lifecycle && (setsProperty || assigns))
                yield return $"{file.Path}: only ProposalLifecycle moves a proposal";
            if (
                file.Path == $"{Core}/Proposals/Proposal.cs"
                && !Regex.IsMatch(file.Code, @"ProposalStatus Status \{ get; private set; \}")
            )
                yield return $"{file.Path}: Proposal.Status must have a private setter";
        }
    }

    /// <summary>Only what enters agents' proposals asks the gate.</summary>
    public static IEnumerable<string> OnlyThePipelineAsksTheGate(IReadOnlyList<SourceFile> files) =>
        files
            .Where(f =>
                f.Feature is not ("Pipeline" or "Language" or "Autonomy") && Regex.IsMatch(f.Code, @"\bAutonomyGate\b")
            )
            .Select(f => $"{f.Path}: only Pipeline and Language name AutonomyGate");

    /// <summary>
    /// Above the seam nobody reads the embedded desk's tables: with any other desk they are empty, and what is not found
    /// there would look as if it were not so. The demo, the bench and the self-test build such a desk.
    /// </summary>
    public static IEnumerable<string> TheSeamIsTrue(IReadOnlyList<SourceFile> files)
    {
        var tables = files
            .Where(f => f.Feature == "ServiceDesk")
            .SelectMany(f => Regex.Matches(f.Code, @"\bIEntityTypeConfiguration<(\w+)>"))
            .Select(m => m.Groups[1].Value)
            // The console's own row about a customer of any desk.
            .Where(t => t != "CustomerConsent")
            .ToHashSet();
        foreach (var file in files.Where(f => f.Feature is not ("ServiceDesk" or "Demo") && !BuildsADesk(f)))
        foreach (Match set in Regex.Matches(file.Code, @"\bSet<(?:\w+\.)*(\w+)>"))
            if (tables.Contains(set.Groups[1].Value))
                yield return $"{file.Path}: {set.Groups[1].Value} is a table of the embedded desk; ask ISystemOfRecord";
    }

    private static bool BuildsADesk(SourceFile file) =>
        file.Path.Split('/') is ["OversightConsole", "Bench" or "SelfTest" or "Demo", ..];

    /// <summary>
    /// A kind of the trail's entries is a constant that writer and checker share: a literal beside it would be forgotten when
    /// the other changes. A constant that nobody names is a kind that is written no more.
    /// </summary>
    public static IEnumerable<string> KindsOfTheTrailAreConstants(IReadOnlyList<SourceFile> files)
    {
        var list = files.Single(f => f.Path == $"{Core}/Audit/TrailKind.cs");
        var others = files.Where(f => f != list).ToList();
        foreach (Match kind in Regex.Matches(list.Code, @"const string (\w+) = (""[a-z-]+\.[a-z-]+"");"))
        {
            var (name, text) = (kind.Groups[1].Value, kind.Groups[2].Value);
            foreach (var file in others.Where(f => f.Code.Contains(text, StringComparison.Ordinal)))
                yield return $"{file.Path}: {text} is TrailKind.{name}";
            if (!others.Exists(f => f.Code.Contains($"TrailKind.{name}", StringComparison.Ordinal)))
                yield return $"{list.Path}: nobody names {name}";
        }
    }

    /// <summary>Core knows no screen, no HTTP, and outside Storage no particular database.</summary>
    public static IEnumerable<string> CoreStaysCore(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Path.StartsWith($"{Core}/", StringComparison.Ordinal)))
        {
            if (file.Path.EndsWith(".razor", StringComparison.Ordinal))
                yield return $"{file.Path}: no components in Core";
            foreach (
                Match name in Regex.Matches(file.Code, @"\bMicrosoft\.(AspNetCore\.[\w.]+|JSInterop\b)|\bMudBlazor\b")
            )
                if (
                    !Regex.IsMatch(
                        name.Value,
                        @"^Microsoft\.AspNetCore\.(Identity|DataProtection\.EntityFrameworkCore)\b"
                    )
                )
                    yield return $"{file.Path}: Core may not name {name.Value}";
            if (file.Feature == "Storage")
                continue;
            foreach (Match name in Regex.Matches(file.Code, @"\w*(Sqlite|Npgsql|Postgres)\w*", RegexOptions.IgnoreCase))
                yield return $"{file.Path}: outside Storage nobody asks which database ({name.Value})";
            foreach (
                Match sql in Regex.Matches(
                    file.Code,
                    @"\b(ExecuteSql|FromSql|SqlQuery)\w*\s*[(<]|\bPRAGMA\b|\bFOR UPDATE\b"
                )
            )
                yield return $"{file.Path}: SQL belongs into Storage ({sql.Value})";
        }
    }

    /// <summary>Folders bear the product's words and stay small, and so do files.</summary>
    public static IEnumerable<string> FoldersAndFilesAreSmallAndNamed(IReadOnlyList<SourceFile> files)
    {
        string[] empty = ["Services", "Helpers", "Common", "Models", "Interfaces"];
        foreach (var file in files.Where(f => f.Path.Split('/')[..^1].Any(empty.Contains)))
            yield return $"{file.Path}: the folder's name says nothing";
        foreach (var file in files.Where(f => f.Lines > 250))
            yield return $"{file.Path}: {file.Lines} lines, split at 250";
        var folders = files
            .Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
            .GroupBy(f => f.Path[..f.Path.LastIndexOf('/')]);
        foreach (var folder in folders.Where(g => g.Count() > 20))
            yield return $"{folder.Key}: {folder.Count()} files, at most 20";
    }

    /// <summary>Tests have a clock of their own: nobody but that clock asks the machine what time, zone or culture it has.</summary>
    public static IEnumerable<string> TestsKeepToTheirOwnClock(IReadOnlyList<SourceFile> files) =>
        from file in files
        where !file.Path.StartsWith("OversightConsole.Tests/Fixtures/Clocks/", StringComparison.Ordinal)
        from Match name in Regex.Matches(
            Regex.Replace(file.Code, "\"[^\"\n]*\"", "\"\""),
            @"\bTimeProvider\s*\.\s*System\b|\bDateTime(Offset)?\s*\.\s*(UtcNow|Now|Today)\b|\bTimeZoneInfo\s*\.\s*Local\b"
        )
        select $"{file.Path}: a test takes its clock from TestClock, not from the machine ({name.Value})";

    private static bool Names(SourceFile file, string feature, IEnumerable<string> types) =>
        Regex.IsMatch(file.Code, $@"\bOversightConsole\.Core\.{feature}\b")
        // Namespaces nest, so a neighbour can be named without a using: "Review.Claims".
        || types.Any(t => Regex.IsMatch(file.Code, $@"(?<![\w.]){feature}\.(\w+\.)?{t}\b"));

    private static IEnumerable<string> DeclaredTypes(SourceFile file) =>
        Regex
            .Matches(file.Code, @"\b(?:class|record|enum|interface|struct)\s+(?:struct\s+|class\s+)?([A-Z]\w*)")
            .Select(m => m.Groups[1].Value)
            .Distinct();
}

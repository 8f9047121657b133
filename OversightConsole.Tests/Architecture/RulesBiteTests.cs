namespace OversightConsole.Tests.Architecture;

/// <summary>Each rule finds an offence made up for it and lets the lawful neighbour pass.</summary>
public sealed class RulesBiteTests
{
    [Theory]
    [InlineData("Proposals", "using OversightConsole.Core.Review;", true)]
    [InlineData("Audit", "using OversightConsole.Core.Access;", true)]
    [InlineData("Review", "using X = OversightConsole.Core.Pipeline.Run;", true)]
    [InlineData("Storage", "var p = new OversightConsole.Core.Proposals.Proposal();", true)]
    [InlineData("Proposals", "var claim = Review.Claim.None;", true)]
    [InlineData("Agents", "using OversightConsole.Core.Storage;", true)]
    [InlineData("Managers", "", true)]
    [InlineData("Agents", "using OversightConsole.Core.Learning;", false)]
    [InlineData("Agents", "using OversightConsole.Core.Text;", false)]
    [InlineData("Review", "using OversightConsole.Core.Proposals;", false)]
    [InlineData("Proposals", "// OversightConsole.Core.Review reads this", false)]
    public void Ranks(string folder, string code, bool offends) =>
        Check(
            Rules.RanksHold([Core($"{folder}/A.cs", code), Core("Review/Claim.cs", "public sealed class Claim;")]),
            offends
        );

    [Theory]
    [InlineData("Review/A.cs", "ISystemOfRecord desk; await desk.ApplyAsync(command, ct);", true)]
    [InlineData("Pipeline/A.cs", "ISystemOfRecord Desk() => x; await Desk().ApplyAsync(command, ct);", true)]
    [InlineData("Execution/Undo.cs", "ISystemOfRecord desk; await desk!.ApplyAsync(command, ct);", true)]
    [InlineData("Execution/Executor.cs", "ISystemOfRecord desk; await desk.ApplyAsync(command, ct);", false)]
    [InlineData("ServiceDesk/ISystemOfRecord.cs", "Task<SorOutcome> ApplyAsync(SorCommand c);", false)]
    [InlineData("ServiceDesk/Embedded/Desk.cs", "ISystemOfRecord desk; await desk.ApplyAsync(command, ct);", true)]
    [InlineData(
        "ServiceDesk/SystemOfRecord/RoutedSystemOfRecord.cs",
        "ISystemOfRecord desk; await desk.ApplyAsync(command, ct);",
        false
    )]
    public void Executor(string path, string code, bool offends) =>
        Check(Rules.OnlyTheExecutorApplies([Core(path, code)]), offends);

    [Theory]
    [InlineData("Pipeline/A.cs", "sealed class A(EmbeddedDesk desk);", true)]
    [InlineData("Autonomy/A.cs", "var name = EmbeddedSystemOfRecord.ConnectionName;", true)]
    [InlineData("Outcomes/A.cs", "db.LockRowAsync(table, key, \"embedded\", ct);", true)]
    [InlineData("Reports/A.cs", "var id = new SorRef(connection, \"ticket\", number);", true)]
    [InlineData("Training/A.cs", "desk.FindAsync(new SorQuery(\"ticket\"), null, ct);", true)]
    [InlineData("Execution/A.cs", "if (target.Kind == \"ticket\") return;", true)]
    [InlineData("Execution/A.cs", "if (target is { Kind: \"ticket\" }) return;", true)]
    [InlineData("Reports/A.cs", "var id = SorRef.Ticket(connection, number); writer.Write(\"ticket\");", false)]
    [InlineData("Pipeline/A.cs", "// EmbeddedDesk answers this", false)]
    [InlineData("Demo/A.cs", "sealed class A(EmbeddedDesk desk);", false)]
    [InlineData("ServiceDesk/A.cs", "sealed class A(EmbeddedDesk desk);", false)]
    public void Desk(string path, string code, bool offends) =>
        Check(Rules.NobodyAsksWhichDesk([Core(path, code)]), offends);

    [Theory]
    [InlineData("Review/A.cs", "Proposal proposal; proposal.Status = Pending;", true)]
    [InlineData("Review/A.cs", "db.Set<Proposal>().ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, to));", true)]
    [InlineData("Proposals/Proposal.cs", "class Proposal { public ProposalStatus Status { get; set; } }", true)]
    [InlineData(
        "Proposals/ProposalLifecycle.cs",
        "Set<Proposal>().Update(s => s.SetProperty(p => p.Status, to));",
        false
    )]
    [InlineData("Review/A.cs", "Proposal proposal; if (proposal.Status == Pending) return;", false)]
    public void Lifecycle(string path, string code, bool offends) =>
        Check(Rules.OnlyTheLifecycleMovesProposals([Core(path, code)]), offends);

    [Theory]
    [InlineData("Review/A.cs", true)]
    [InlineData("Pipeline/A.cs", false)]
    [InlineData("Autonomy/A.cs", false)]
    public void Gate(string path, bool offends) =>
        Check(Rules.OnlyThePipelineAsksTheGate([Core(path, "AutonomyGate gate;")]), offends);

    [Theory]
    [InlineData("OversightConsole.Core/Autonomy/A.cs", "db.Set<Company>().AnyAsync();", true)]
    [InlineData("OversightConsole.Core/Reports/A.cs", "db.Set<ServiceDesk.Company>().AnyAsync();", true)]
    [InlineData("OversightConsole/Desk/A.razor", "db.Set<Company>().AnyAsync();", true)]
    [InlineData("OversightConsole.Core/Autonomy/A.cs", "db.Set<CustomerConsent>().AnyAsync();", false)]
    [InlineData("OversightConsole.Core/Autonomy/A.cs", "db.Set<AgentSettings>().AnyAsync();", false)]
    [InlineData("OversightConsole.Core/Autonomy/A.cs", "// never db.Set<Company>()", false)]
    [InlineData("OversightConsole.Core/ServiceDesk/A.cs", "db.Set<Company>().AnyAsync();", false)]
    [InlineData("OversightConsole.Core/Demo/A.cs", "db.Set<Company>().AnyAsync();", false)]
    [InlineData("OversightConsole/SelfTest/A.cs", "db.Set<Company>().AnyAsync();", false)]
    public void Seam(string path, string code, bool offends) =>
        Check(
            Rules.TheSeamIsTrue([
                new SourceFile(path, code),
                Core(
                    "ServiceDesk/Mappings.cs",
                    "class M : IEntityTypeConfiguration<Company>, IEntityTypeConfiguration<CustomerConsent>;"
                ),
            ]),
            offends
        );

    [Theory]
    [InlineData("OversightConsole.Core/Reports/A.cs", true)]
    [InlineData("OversightConsole.Core/ServiceDesk/SystemOfRecord/A.cs", true)]
    [InlineData("OversightConsole.Core/ServiceDesk/Import/A.cs", false)]
    [InlineData("OversightConsole/Queue/A.razor", true)]
    [InlineData("OversightConsole/Desk/A.razor", false)]
    public void Behind_the_seam(string path, bool offends) =>
        Check(
            Rules.TheEmbeddedDeskStaysBehindTheSeam([
                new SourceFile(path, "using OversightConsole.Core.ServiceDesk.Embedded.Tickets;"),
            ]),
            offends
        );

    [Theory]
    [InlineData("Review/A.cs", "using Microsoft.AspNetCore.Http;", true)]
    [InlineData("Review/A.cs", "using Microsoft.AspNetCore.Components;", true)]
    [InlineData("Review/A.razor", "<p></p>", true)]
    [InlineData("Review/A.cs", "using Microsoft.Data.Sqlite;", true)]
    [InlineData("Review/A.cs", "if (db is PostgresOversightDbContext) return;", true)]
    [InlineData("Review/A.cs", "db.Database.ExecuteSqlRawAsync(text);", true)]
    [InlineData("Access/A.cs", "using Microsoft.AspNetCore.Identity;", false)]
    [InlineData("Storage/A.cs", "using Npgsql;", false)]
    public void CoreOnly(string path, string code, bool offends) =>
        Check(Rules.CoreStaysCore([Core(path, code)]), offends);

    [Theory]
    [InlineData("Queue/A.cs", "services.AddSingleton(TimeProvider.System);", true)]
    [InlineData("Queue/A.cs", "var at = DateTimeOffset.UtcNow.AddDays(1);", true)]
    [InlineData("Queue/A.cs", "var day = DateOnly.FromDateTime(DateTime.Today);", true)]
    [InlineData("Queue/A.cs", "zone.Should().Be(TimeZoneInfo.Local);", true)]
    [InlineData("Queue/A.cs", "// TimeProvider.System would be the machine's", false)]
    [InlineData("Queue/A.cs", "var at = house.Time.GetUtcNow();", false)]
    [InlineData("Fixtures/Clocks/RunningClock.cs", "TimeProvider.System.GetTimestamp();", false)]
    public void OwnClock(string path, string code, bool offends) =>
        Check(Rules.TestsKeepToTheirOwnClock([new($"OversightConsole.Tests/{path}", code)]), offends);

    [Theory]
    [InlineData("Append(TrailKind.StopSet);", false)]
    [InlineData("Append(TrailKind.StopSet); // \"stop.set\"", false)]
    [InlineData("Append(\"stop.set\", TrailKind.StopSet);", true)]
    [InlineData("Append(\"stop.lifted\");", true)]
    public void Kinds(string code, bool offends) =>
        Check(
            Rules.KindsOfTheTrailAreConstants([
                Core("Audit/TrailKind.cs", "public const string StopSet = \"stop.set\";"),
                Core("Review/A.cs", code),
            ]),
            offends
        );

    [Fact]
    public void Small_and_named()
    {
        Check(Rules.FoldersAndFilesAreSmallAndNamed([Core("Review/Services/A.cs", "")]), true);
        Check(Rules.FoldersAndFilesAreSmallAndNamed([Core("Review/A.cs", new string('\n', 250) + "x")]), true);
        Check(Rules.FoldersAndFilesAreSmallAndNamed([Core("Review/A.cs", new string('\n', 249) + "x")]), false);
        Check(
            Rules.FoldersAndFilesAreSmallAndNamed(
                Enumerable.Range(0, 21).Select(i => Core($"Review/{i}.cs", "")).ToList()
            ),
            true
        );
    }

    private static SourceFile Core(string path, string code) => new($"OversightConsole.Core/{path}", code);

    private static void Check(IEnumerable<string> offences, bool offends)
    {
        if (offends)
            offences.Should().NotBeEmpty();
        else
            offences.Should().BeEmpty();
    }
}

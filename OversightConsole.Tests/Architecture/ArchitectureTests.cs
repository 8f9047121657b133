namespace OversightConsole.Tests.Architecture;

/// <summary>The sources keep the rules of the architecture. That each rule bites is shown in <see cref="RulesBiteTests"/>.</summary>
public sealed class ArchitectureTests
{
    private static readonly List<SourceFile> Core = SourceFile.Of("OversightConsole.Core");
    private static readonly List<SourceFile> Product = [.. Core, .. SourceFile.Of("OversightConsole")];

    [Fact]
    public void The_sources_are_found() => Product.Should().HaveCountGreaterThan(20);

    [Fact]
    public void A_folder_of_Core_names_lower_ranks_only() => Rules.RanksHold(Core).Should().BeEmpty();

    [Fact]
    public void Only_the_executor_carries_actions_out() => Rules.OnlyTheExecutorApplies(Product).Should().BeEmpty();

    [Fact]
    public void Nobody_asks_which_desk_lies_behind_the_seam() => Rules.NobodyAsksWhichDesk(Product).Should().BeEmpty();

    [Fact]
    public void Nobody_above_the_seam_names_the_embedded_desks_folder() =>
        Rules.TheEmbeddedDeskStaysBehindTheSeam(Product).Should().BeEmpty();

    [Fact]
    public void Only_the_lifecycle_moves_a_proposal() =>
        Rules.OnlyTheLifecycleMovesProposals(Product).Should().BeEmpty();

    [Fact]
    public void Only_the_pipeline_asks_the_gate() => Rules.OnlyThePipelineAsksTheGate(Core).Should().BeEmpty();

    [Fact]
    public void Above_the_seam_nobody_reads_the_embedded_desks_tables() =>
        Rules.TheSeamIsTrue(Product).Should().BeEmpty();

    [Fact]
    public void Kinds_of_the_trail_are_constants_that_somebody_names() =>
        Rules.KindsOfTheTrailAreConstants(Product).Should().BeEmpty();

    [Fact]
    public void Core_knows_no_screen_no_http_and_no_particular_database() =>
        Rules.CoreStaysCore(Core).Should().BeEmpty();

    [Fact]
    public void No_test_asks_the_machine_for_the_time() =>
        Rules.TestsKeepToTheirOwnClock(SourceFile.Of("OversightConsole.Tests")).Should().BeEmpty();

    [Fact]
    public void Folders_and_files_are_small_and_bear_the_products_words() =>
        Rules
            .FoldersAndFilesAreSmallAndNamed([.. Product, .. SourceFile.Of("OversightConsole.Tests")])
            .Should()
            .BeEmpty();
}

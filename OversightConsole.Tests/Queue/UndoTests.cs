using OversightConsole.Queue;

namespace OversightConsole.Tests.Queue;

[Trait("Category", "Time")]
public sealed class UndoTests
{
    private static readonly TimeSpan Passed = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Looking_at_the_status_line_stops_the_countdown_and_leaving_lets_it_run_on()
    {
        var desk = await DecidedAsync();
        var decision = desk.Review.Undoables.Single().DecisionId;
        desk.Time.Advance(Passed);

        await desk.Queue.Decide.LingerAsync(true);
        desk.Time.Advance(TimeSpan.FromSeconds(30));
        desk.Queue.Decide.PausedAt.Should().Be(TimeSpan.FromSeconds(7));
        await desk.Queue.Decide.LingerAsync(false);

        desk.Review.Paused.Should().Equal(decision);
        desk.Review.Resumed.Should().Equal((decision, TimeSpan.FromSeconds(7)));
        desk.Queue.Decide.PausedAt.Should().BeNull();
        desk.Queue.Decide.Status!.SendsAt.Should().Be(desk.Time.GetUtcNow() + TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_countdown_that_cannot_be_stopped_does_not_look_stopped()
    {
        var desk = await DecidedAsync();
        desk.Review.MayPause = false;

        await desk.Queue.Decide.LingerAsync(true);

        desk.Queue.Decide.PausedAt.Should().BeNull();
    }

    [Fact]
    public async Task The_next_decision_lets_the_one_before_run_on()
    {
        var desk = await DecidedAsync();
        var first = desk.Review.Undoables.Single().DecisionId;
        await desk.Queue.Decide.LingerAsync(true);

        await desk.Read().Press(QueueKey.Approve);

        desk.Review.Resumed.Should().ContainSingle().Which.Decision.Should().Be(first);
        desk.Queue.Decide.PausedAt.Should().BeNull();
    }

    [Fact]
    public async Task Undo_again_takes_back_the_decision_before_that_one()
    {
        var desk = await DecidedAsync();
        await desk.Read().Press(QueueKey.Approve);
        var decided = desk.Review.Undoables.Select(u => u.DecisionId).ToList();

        await desk.Press(QueueKey.Undo);
        await desk.Press(QueueKey.Undo);
        await desk.Press(QueueKey.Undo);

        desk.Review.Retracted.Should().Equal(decided);
    }

    private static async Task<Desk> DecidedAsync()
    {
        var desk = await new Desk()
            .With("1", Desk.Line("a"), Desk.Line("b", "Company"), Desk.Line("c", "Team"))
            .OpenAsync();
        await desk.Read().Press(QueueKey.Approve);
        return desk;
    }
}

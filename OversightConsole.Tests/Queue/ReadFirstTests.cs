using OversightConsole.Queue;
using OversightConsole.Queue.Card;
using OversightConsole.Queue.DecisionBar;

namespace OversightConsole.Tests.Queue;

public sealed class ReadFirstTests
{
    [Fact]
    public async Task A_decision_key_in_the_first_700_ms_does_nothing()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        desk.Time.Advance(ReadingGuard.ReadFirst - TimeSpan.FromMilliseconds(1));

        await desk.Press(QueueKey.Approve);
        await desk.Press(QueueKey.Digit, 2);
        await desk.Press(QueueKey.Reject);

        desk.Review.Requests.Should().BeEmpty();
        desk.Queue.Decide.Mode.Should().Be(DecisionBarMode.Actions);
        desk.Queue.Card.Guard.Reminded.Should().Be("a");
    }

    [Fact]
    public async Task After_700_ms_the_same_key_decides()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        desk.Queue.Card.IsReady(desk.Queue.Card.Line!).Should().BeFalse();

        desk.Read();
        desk.Queue.Card.IsReady(desk.Queue.Card.Line!).Should().BeTrue();
        await desk.Press(QueueKey.Approve);

        desk.Review.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_next_line_must_be_read_too()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();

        await desk.Press(QueueKey.Approve);
        await desk.Press(QueueKey.Approve);

        desk.Review.Requests.Select(r => r.Item).Should().Equal("a");
        desk.Queue.Card.Line!.Item.Should().Be("b");
    }

    [Fact]
    public async Task A_line_once_read_stays_read()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();

        await desk.Press(QueueKey.NextLine);
        await desk.Press(QueueKey.PreviousLine);

        desk.Queue.Card.IsReady(desk.Queue.Card.Line!).Should().BeTrue();
    }

    [Fact]
    public async Task The_reminder_goes_away_by_itself()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        await desk.Press(QueueKey.Approve);

        desk.Time.Advance(TimeSpan.FromSeconds(2));

        desk.Queue.Card.Guard.Reminded.Should().BeNull();
    }
}

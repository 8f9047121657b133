using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;

namespace OversightConsole.Tests.Queue;

public sealed class ApproveTheRestTests
{
    [Fact]
    public async Task Takes_only_low_risk_lines_that_wait_and_each_stays_its_own_record()
    {
        var desk = await new Desk()
            .With(
                "1",
                Desk.Line("low"),
                Desk.Line("medium", "Company", risk: RiskTier.Medium),
                Desk.Line("held", "Contact", LineState.Held, indented: true),
                Desk.Line("low2", "Team")
            )
            .OpenAsync();
        desk.Queue.Card.MarkSeen(["low", "medium", "held", "low2"]);
        desk.Read();

        await desk.Press(QueueKey.ApproveRest);

        desk.Review.Requests.Select(r => (r.Item, r.Verdict, r.InBulk))
            .Should()
            .Equal(("low", Verdict.Approve, true), ("low2", Verdict.Approve, true));
        desk.Queue.Card.Line!.Item.Should().Be("medium");
    }

    [Fact]
    public async Task Waits_until_every_line_was_on_screen()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Team")).OpenAsync()).Read();
        desk.Queue.Card.MarkSeen(["a"]);

        await desk.Press(QueueKey.ApproveRest);

        desk.Review.Requests.Should().BeEmpty();
        desk.Queue.Decide.Rest.Sentence.Should().Be("Not all lines were on screen yet");
    }

    [Fact]
    public async Task Names_what_must_be_decided_first()
    {
        var desk = await new Desk()
            .With(
                "1",
                Desk.Line("a", risk: RiskTier.Medium),
                Desk.Line("b", "Team", LineState.Held, indented: true),
                Desk.Line("c", "Company", risk: RiskTier.Medium),
                Desk.Line("d", "Contact", LineState.Held, indented: true)
            )
            .OpenAsync();

        desk.Queue.Decide.Rest.Possible.Should().BeFalse();
        desk.Queue.Decide.Rest.Sentence.Should().Be("Decide priority and company first");
    }

    [Fact]
    public async Task Is_not_offered_on_a_phone()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Team")).OpenAsync("1")).Read();
        desk.Queue.Card.MarkSeen(["a", "b"]);
        desk.Queue.Narrow = true;

        await desk.Press(QueueKey.ApproveRest);

        desk.Review.Requests.Should().BeEmpty();
    }
}

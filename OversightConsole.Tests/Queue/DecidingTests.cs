using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;
using OversightConsole.Queue.DecisionBar;

namespace OversightConsole.Tests.Queue;

[Trait("Category", "Time")]
public sealed class DecidingTests
{
    [Fact]
    public async Task A_decision_moves_to_the_next_open_line_and_after_the_last_to_the_next_ticket()
    {
        var desk = await new Desk()
            .With("1", Desk.Line("a"), Desk.Line("held", "Contact", LineState.Held), Desk.Line("b", "Company"))
            .With("2", Desk.Line("c"))
            .OpenAsync();
        desk.Read();
        await desk.Press(QueueKey.Approve);
        desk.Queue.Card.Line!.Item.Should().Be("b");
        desk.Review.Change("1", "held", l => l with { State = LineState.Decided });

        desk.Read();
        await desk.Press(QueueKey.Approve);

        desk.Queue.Card.Ticket.Should().Be("2");
    }

    [Fact]
    public async Task The_line_shows_that_it_is_being_saved_before_the_answer_is_stored()
    {
        var stored = new TaskCompletionSource<DecideOutcome>();
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        desk.Review.Answer = _ => stored.Task;

        var pressing = desk.Press(QueueKey.Approve);

        desk.Queue.Decide.IsSaving("a").Should().BeTrue();
        desk.Status.Should().BeEmpty("nothing may say approved before it is stored");
        stored.SetResult(new Recorded(Guid.NewGuid(), Desk.Morning.AddSeconds(10), "Approved: P1 Critical."));
        await pressing;
        desk.Queue.Decide.IsSaving("a").Should().BeFalse();
        desk.Status.Should().Be("Approved: P1 Critical.");
    }

    [Fact]
    public async Task Second_technician_is_told_who_decided()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        const string sentence = "Ravi approved this 4 s ago. Your answer wasn't used.";
        desk.Review.Answer = _ =>
            Task.FromResult<DecideOutcome>(new AlreadyDecided("Ravi", Verdict.Approve, Desk.Morning, sentence));

        await desk.Press(QueueKey.Approve);

        desk.Status.Should().Be(sentence);
        desk.Queue.Decide.NoteOn("a").Should().Be(sentence);
        desk.Queue.Card.Line!.Item.Should().Be("a", "the eye goes back to the line it is about");
        desk.Said.Should().Contain(sentence);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Every_refusal_puts_the_line_back_and_says_why(DecideOutcome outcome, string sentence)
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        desk.Review.Answer = _ => Task.FromResult(outcome);

        await desk.Press(QueueKey.Approve);

        desk.Queue.Decide.NoteOn("a").Should().Be(sentence);
        desk.Queue.Decide.IsSaving("a").Should().BeFalse();
        desk.Queue.Card.Line!.Item.Should().Be("a");
    }

    public static TheoryData<DecideOutcome, string> Refusals() =>
        new()
        {
            { new ReservedByOther("Ravi", Desk.Morning, "Ravi has it."), "Ravi has it." },
            { new NoLongerOpen(ProposalStatus.Stale, "Company changed."), "Company changed." },
            { new NotAllowed("Only technicians decide."), "Only technicians decide." },
            { new InvalidRequest("value", "Choose another value."), "Choose another value." },
        };

    [Fact]
    public async Task When_storing_fails_the_line_waits_again_and_says_so()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        desk.Review.Answer = _ => throw new IOException("disk full");

        await desk.Invoking(d => d.Press(QueueKey.Approve)).Should().ThrowAsync<IOException>();

        desk.Queue.Decide.IsSaving("a").Should().BeFalse();
        desk.Queue.Decide.NoteOn("a").Should().Contain("Nothing was decided");
        desk.Queue.Card.Line!.State.Should().Be(LineState.Waiting);
    }

    [Fact]
    public async Task Override_needs_a_reason()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();

        await desk.Press(QueueKey.Digit, 2);

        desk.Review.Requests.Should().BeEmpty();
        desk.Queue.Decide.Mode.Should().Be(DecisionBarMode.OverrideReason);
        desk.Review.Claimed.Should().Equal("1");
        await desk.Press(QueueKey.Digit, 3);
        desk.Review.Requests.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new DecisionRequest("a", Verdict.Override, "2", OverrideReason.StaleData));
    }

    [Fact]
    public async Task The_other_reason_asks_for_words()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();
        await desk.Press(QueueKey.Digit, 2);

        await desk.Press(QueueKey.Digit, 5);

        desk.Review.Requests.Should().BeEmpty();
        desk.Queue.Decide.Mode.Should().Be(DecisionBarMode.OverrideComment);
        await desk.Queue.ActAsync(() => desk.Queue.Decide.OverrideAsync(OverrideReason.Other, " Their VIP "));
        desk.Review.Requests.Should().ContainSingle().Which.Comment.Should().Be("Their VIP");
    }

    [Fact]
    public async Task Esc_leaves_the_question_undecided()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();
        await desk.Press(QueueKey.Reject);

        await desk.Press(QueueKey.Back);
        await desk.Press(QueueKey.Digit, 1);

        desk.Queue.Decide.Mode.Should().Be(DecisionBarMode.Actions);
        desk.Review.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Reject_needs_a_reason()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();

        await desk.Press(QueueKey.Reject);
        await desk.Press(QueueKey.Digit, 2);

        desk.Review.Requests.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new DecisionRequest("a", Verdict.Reject, RejectReason: RejectReason.NotNeeded));
    }

    [Fact]
    public async Task Undo_takes_the_last_decision_back_and_returns_to_its_line()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        await desk.Press(QueueKey.Approve);
        var decision = desk.Review.Undoables.Single().DecisionId;

        await desk.Press(QueueKey.Undo);

        desk.Review.Retracted.Should().Equal(decision);
        desk.Status.Should().StartWith("Taken back");
        desk.Queue.Card.Line!.Item.Should().Be("a");
    }

    [Fact]
    public async Task Nobody_decides_on_a_ticket_that_a_colleague_claimed()
    {
        var desk = new Desk().With("1", Desk.Line("a"));
        desk.Review.Cards["1"] = desk.Review.Cards["1"] with { ReservedBy = "Ravi" };
        (await desk.OpenAsync()).Read();

        await desk.Press(QueueKey.Approve);

        desk.Review.Requests.Should().BeEmpty();
        desk.Status.Should().StartWith("Ravi has it");
    }

    [Fact]
    public async Task A_claim_lost_meanwhile_closes_the_question()
    {
        var desk = (await new Desk().With("1", Desk.Line("a")).OpenAsync()).Read();
        desk.Review.ClaimAnswer = new ReservationOutcome(false, "Ravi", Desk.Morning);

        await desk.Press(QueueKey.Digit, 2);

        desk.Queue.Decide.Mode.Should().Be(DecisionBarMode.Actions);
        desk.Queue.Card.TakenBy.Should().Be("Ravi");
    }
}

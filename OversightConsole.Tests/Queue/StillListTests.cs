using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;

namespace OversightConsole.Tests.Queue;

[Trait("Category", "Time")]
public sealed class StillListTests
{
    [Fact]
    public async Task Rows_do_not_move_under_the_reader()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).With("2", Desk.Line("b")).OpenAsync();
        desk.Review.Tickets.Reverse();
        desk.Review.Tickets.Insert(0, Desk.Row("3"));

        await desk.Queue.LookAgainAsync();

        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().Equal("1", "2");
        desk.Queue.List.NewAbove.Should().Be(1);
    }

    [Fact]
    public async Task New_ones_are_shown_when_asked_for()
    {
        var desk = await new Desk().With("1", Desk.Line("a")).OpenAsync();
        desk.Review.Tickets.Insert(0, Desk.Row("2"));
        await desk.Queue.LookAgainAsync();

        await desk.Press(QueueKey.ShowNew);

        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().Equal("2", "1");
        desk.Queue.List.NewAbove.Should().Be(0);
    }

    [Fact]
    public async Task A_ticket_decided_elsewhere_dims_in_place_until_the_reader_moves_on()
    {
        var desk = await new Desk()
            .With("1", Desk.Line("a"))
            .With("2", Desk.Line("b"))
            .With("3", Desk.Line("c"))
            .OpenAsync();
        desk.Review.Tickets.RemoveAll(t => t.Ticket == "2");

        await desk.Queue.LookAgainAsync();
        desk.Queue.List.Rows.Select(r => r.State).Should().Equal("waiting", "decided", "waiting");

        await desk.Press(QueueKey.NextTicket);
        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().Equal("1", "3");
        desk.Queue.Card.Ticket.Should().Be("3");
    }

    [Fact]
    public async Task A_row_pushed_beyond_the_end_of_a_long_queue_is_not_taken_for_done()
    {
        var desk = new Desk();
        for (var n = 1; n <= 200; n++)
            desk.With($"{n}", Desk.Line($"{n}"));
        await desk.OpenAsync();
        for (var n = 0; n < 80; n++)
            desk.Review.Tickets.Insert(0, Desk.Row($"new{n}"));

        await desk.Queue.LookAgainAsync();

        desk.Queue.List.Rows.Should().NotContain(r => r.Gone);
    }

    [Fact]
    public async Task Scrolling_fetches_further_rows_without_repeating_any()
    {
        var desk = new Desk();
        for (var n = 1; n <= 200; n++)
            desk.With($"{n}", Desk.Line($"{n}"));
        await desk.OpenAsync();

        var rows = await desk.Queue.List.RowsAsync(150, 20, CancellationToken.None);

        rows.Select(r => r.Ticket.Ticket).Should().Equal(Enumerable.Range(151, 20).Select(n => $"{n}"));
        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().OnlyHaveUniqueItems();
        desk.Queue.List.Length.Should().Be(200);
    }

    [Fact]
    public async Task The_open_card_stays_while_its_lines_say_who_decided()
    {
        var desk = await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync();
        desk.Review.Change("1", "a", l => l with { State = LineState.Decided, StateText = "Ravi approved" });
        desk.Review.Cards["1"] = desk.Review.Cards["1"] with { Description = "Something else now." };
        desk.Review.Tickets.Clear();

        await desk.Queue.LookAgainAsync();

        desk.Queue.Card.Card!.Description.Should().Be("All three rooms are down.");
        desk.Queue.Card.Lines.Select(l => l.StateText).Should().Equal("Ravi approved", "Waiting");
        desk.Queue.Card.Line!.Item.Should().Be("a", "the focus is the reader's to move");
    }

    [Fact]
    public async Task A_fresh_proposal_takes_the_place_of_the_stale_one()
    {
        var desk = await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync();
        desk.Review.Cards["1"] = Desk.Card("1", Desk.Line("b", "Company"), Desk.Line("a2"));

        await desk.Queue.LookAgainAsync();

        desk.Queue.Card.Lines.Select(l => l.Item).Should().Equal("a2", "b");
    }

    [Fact]
    public async Task Approving_waits_until_a_new_message_was_shown()
    {
        var desk = (await new Desk().With("1", Desk.Line("a"), Desk.Line("b", "Company")).OpenAsync()).Read();
        desk.Review.Cards["1"] = desk.Review.Cards["1"] with
        {
            Thread = [new ThreadNote(Desk.Morning, "Priya", true, false, "Only room two now.")],
        };
        await desk.Queue.LookAgainAsync();
        desk.Queue.Card.WroteAgain.Should().Be("Priya");
        desk.Queue.Card.Card!.Thread.Should().BeEmpty();

        await desk.Press(QueueKey.Approve);
        desk.Review.Requests.Should().BeEmpty();

        desk.Queue.Card.ShowNewMessage();
        await desk.Press(QueueKey.Approve);
        desk.Review.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task On_a_phone_nothing_opens_by_itself()
    {
        var desk = new Desk().With("1", Desk.Line("a"));
        desk.Queue.Narrow = true;

        await desk.OpenAsync();

        desk.Queue.Card.Card.Should().BeNull();
    }

    [Fact]
    public async Task A_ticket_that_a_colleague_claimed_says_so_in_place_and_leaves_when_the_reader_moves_on()
    {
        var desk = await new Desk()
            .With("1", Desk.Line("a"))
            .With("2", Desk.Line("b"))
            .With("3", Desk.Line("c"))
            .OpenAsync();
        desk.Review.Tickets.RemoveAll(t => t.Ticket == "2");
        desk.Review.Elsewhere.Add(Desk.Row("2") with { ReservedBy = "Ravi" });

        await desk.Queue.LookAgainAsync();
        desk.Queue.List.Rows.Select(r => r.State).Should().Equal("waiting", "claimed", "waiting");

        await desk.Press(QueueKey.NextTicket);
        desk.Queue.Card.Ticket.Should().Be("2", "one may look, and moves on from there");
        await desk.Press(QueueKey.NextTicket);
        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().Equal("1", "3");
    }

    [Fact]
    public async Task After_the_last_line_one_does_not_land_on_a_ticket_that_a_colleague_has()
    {
        var desk = (
            await new Desk().With("1", Desk.Line("a")).With("2", Desk.Line("b")).With("3", Desk.Line("c")).OpenAsync()
        ).Read();
        desk.Review.Tickets[1] = desk.Review.Tickets[1] with { ReservedBy = "Ravi" };
        await desk.Queue.LookAgainAsync();

        await desk.Press(QueueKey.Approve);

        desk.Queue.Card.Ticket.Should().Be("3");
    }
}

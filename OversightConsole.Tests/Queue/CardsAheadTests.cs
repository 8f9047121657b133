using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;

namespace OversightConsole.Tests.Queue;

[Trait("Category", "Time")]
public sealed class CardsAheadTests
{
    [Fact]
    public async Task The_next_three_tickets_are_fetched_while_one_reads()
    {
        var desk = await FiveAsync();

        desk.Review.Peeked.Should().Equal("2", "3", "4");
        desk.Review.Opened.Should().NotContain(["2", "3", "4"], "what nobody has seen must not count as shown");
    }

    [Fact]
    public async Task The_next_ticket_is_shown_before_the_console_has_read_it_again()
    {
        var desk = await FiveAsync();
        var read = new TaskCompletionSource();
        desk.Review.Opening = read.Task;

        var going = desk.Press(QueueKey.NextTicket);
        desk.Queue.Card.Ticket.Should().Be("2");
        desk.Queue.Card.Lines.Should().ContainSingle();
        desk.Queue.Card.IsReady(desk.Queue.Card.Line!).Should().BeFalse("it was not read yet");

        read.SetResult();
        await going;
        desk.Review.Opened.Should().Contain("2");
    }

    [Fact]
    public async Task What_changed_since_it_was_fetched_shows_as_soon_as_it_is_read()
    {
        var desk = await FiveAsync();
        desk.Review.Change("2", "b", l => l with { State = LineState.Decided, StateText = "Ravi approved" });
        desk.Review.Cards["2"] = desk.Review.Cards["2"] with { Description = "All is well again." };

        await desk.Press(QueueKey.NextTicket);

        desk.Queue.Card.Lines.Single().StateText.Should().Be("Ravi approved");
        desk.Queue.Card.Card!.Description.Should().Be("All is well again.");
    }

    [Fact]
    public async Task After_the_last_line_the_next_ticket_does_not_wait_for_the_list()
    {
        var desk = await FiveAsync();
        var read = new TaskCompletionSource();
        desk.Read();
        desk.Review.Opening = read.Task;

        var deciding = desk.Press(QueueKey.Approve);

        desk.Queue.Card.Ticket.Should().Be("2");
        read.SetResult();
        await deciding;
        desk.Queue.List.Rows.Select(r => r.Ticket.Ticket).Should().Equal("2", "3", "4", "5");
    }

    [Fact]
    public async Task A_card_fetched_long_ago_is_not_shown()
    {
        var desk = await FiveAsync();
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        var read = new TaskCompletionSource();
        desk.Review.Opening = read.Task;

        var going = desk.Press(QueueKey.NextTicket);
        desk.Queue.Card.Ticket.Should().Be("1");

        read.SetResult();
        await going;
        desk.Queue.Card.Ticket.Should().Be("2");
    }

    [Fact]
    public async Task What_cannot_be_fetched_ahead_is_opened_as_ever()
    {
        var desk = await FiveAsync(fails: true);

        await desk.Press(QueueKey.NextTicket);

        desk.Queue.Card.Ticket.Should().Be("2");
        desk.Log.All.Should().NotBeEmpty().And.AllBeOfType<IOException>("somebody has to find out why");
    }

    private static async Task<Desk> FiveAsync(bool fails = false)
    {
        var desk = new Desk();
        desk.Review.PeekFails = fails;
        foreach (var (ticket, item) in new[] { ("1", "a"), ("2", "b"), ("3", "c"), ("4", "d"), ("5", "e") })
            desk.With(ticket, Desk.Line(item));
        return await desk.OpenAsync();
    }
}

using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>A ticket in one word: what columns, the trail, addresses and screens have.</summary>
public sealed class SorRefTests
{
    private static readonly string Own = EmbeddedSystemOfRecord.ConnectionName;

    [Fact]
    public void A_ticket_of_the_consoles_own_desk_is_its_number_alone()
    {
        SorRef.Ticket(Own, "123").Text.Should().Be("123");
        SorRef.ParseTicket("123").Should().Be(SorRef.Ticket(Own, "123"));
    }

    [Fact]
    public void A_ticket_of_another_connection_has_its_name_before_the_number()
    {
        SorRef.Ticket("rt", "123").Text.Should().Be("rt:123");
        SorRef.ParseTicket("rt:123").Should().Be(SorRef.Ticket("rt", "123"));
    }

    [Fact]
    public void The_same_number_on_two_connections_is_two_tickets()
    {
        var (own, other) = (SorRef.Ticket(Own, "123"), SorRef.Ticket("rt", "123"));

        own.Should().NotBe(other);
        own.Text.Should().NotBe(other.Text);
    }

    [Theory]
    [InlineData("embedded", "123")]
    [InlineData("embedded", "12:3")]
    [InlineData("embedded", ":3")]
    [InlineData("embedded", "rt:123")]
    [InlineData("embedded", "embedded:123")]
    [InlineData("embedded", "")]
    [InlineData("rt", "123")]
    [InlineData("rt", "12:3")]
    [InlineData("rt", ":")]
    [InlineData("rt", "")]
    [InlineData("rt", "INC 7/2026 #1?x=%20&y")]
    [InlineData("rt", "Störung-№7-チケット-🎫")]
    [InlineData("rt.eu-1_b", "007")]
    public void Whatever_an_id_is_made_of_the_word_names_the_ticket_it_came_from(string connection, string id)
    {
        var ticket = SorRef.Ticket(connection, id);

        SorRef.ParseTicket(ticket.Text).Should().Be(ticket);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":")]
    [InlineData(":123")]
    [InlineData("rt:")]
    [InlineData("no ticket at all")]
    [InlineData("' OR 1=1 --")]
    public void A_word_that_no_desk_wrote_names_a_ticket_that_no_desk_has_and_keeps_naming_it(string text)
    {
        var ticket = SorRef.ParseTicket(text);

        SorRef.ParseTicket(ticket.Text).Should().Be(ticket);
        ticket.Kind.Should().Be(SorRef.TicketKind);
    }

    [Fact]
    public void Only_the_spelling_of_the_connection_makes_it_that_connection()
    {
        SorRef.ParseTicket("RT:123").Should().NotBe(SorRef.ParseTicket("rt:123"));
        SorRef.ParseTicket("0123").Should().NotBe(SorRef.ParseTicket("123"));
    }

    [Fact]
    public void A_sentence_names_a_ticket_as_people_do_and_anything_else_in_full()
    {
        $"{SorRef.Ticket(Own, "123")}".Should().Be("123");
        $"{SorRef.Ticket("rt", "123")}".Should().Be("rt:123");
        $"{ContainmentFields.AccountRef("a-1")}".Should().Be("directory/account/a-1");
    }

    [Fact]
    public void A_ticket_under_another_belongs_to_the_incident_on_its_own_desk()
    {
        SorRecord On(string connection) =>
            new(
                SorRef.Ticket(connection, "2"),
                new SorVersion("v"),
                new Dictionary<string, FieldValue> { [TicketFields.Parent] = new("1", "#1") },
                "",
                TicketSource.Of(""),
                null,
                DateTimeOffset.UnixEpoch,
                null,
                [],
                null
            );

        On(Own).Incident.Text.Should().Be("1");
        On("rt").Incident.Text.Should().Be("rt:1");
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Search;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class SimilarTicketsContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_ticket_that_shares_the_rare_words_comes_first_with_its_last_note_to_the_customer()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var printer = await ClosedAsync(desk, "northwind", "Label printer jams", "The zebra jams on thick labels");
        await ClosedAsync(desk, "northwind", "Mailbox full", "The mailbox says it is full");

        var found = await FindAsync(desk, "Our zebra eats the labels again", "northwind");

        found.Should().NotBeEmpty();
        found[0].Number.Should().Be(Text(printer));
        found[0].Resolution.Should().Be("Solved: Label printer jams");
        found[0].Likeness.Should().BeInRange(0.01, 1);
    }

    [SkippableFact]
    public async Task Another_customers_ticket_is_never_found_however_alike()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await ClosedAsync(desk, "harbor", "Quokka server down", "The quokka server is down");

        (await FindAsync(desk, "Quokka server down", "northwind")).Should().BeEmpty();
        (await FindAsync(desk, "Quokka server down", "harbor")).Should().HaveCount(1);
    }

    [SkippableFact]
    public async Task An_open_ticket_is_not_found_and_a_new_title_is()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await OpenAsync(desk, "northwind", "Wombat scanner", "It does not scan");
        (await FindAsync(desk, "Wombat scanner", "northwind")).Should().BeEmpty();

        await ChangeAsync(desk, ticket, SetField.To(TicketFields.Summary, "Numbat scanner"));
        await ChangeAsync(desk, ticket, SetField.To(TicketFields.Status, "closed"));

        (await FindAsync(desk, "wombat", "northwind")).Should().BeEmpty();
        (await FindAsync(desk, "NUMBAT!", "northwind")).Should().ContainSingle(f => f.Number == Text(ticket));
    }

    [SkippableFact]
    public async Task Internal_notes_and_the_customers_own_words_are_no_resolution()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var ticket = await OpenAsync(desk, "northwind", "Bilby phone", "It rings for ever");
        await NoteAsync(desk, ticket, new AddNote("The password is on the fridge", Internal: true), TestDesk.Lena);
        var customer = new Actor(ActorKind.Customer, "northwind/dana", "Dana Reyes");
        await NoteAsync(desk, ticket, new AddNote("Any news?", Internal: false), customer);
        await ChangeAsync(desk, ticket, SetField.To(TicketFields.Status, "closed"));

        (await FindAsync(desk, "bilby", "northwind")).Should().ContainSingle().Which.Resolution.Should().BeNull();
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("' OR \" & | ! ( ) :* <-> NEAR(")]
    [InlineData("12345 67890")]
    [InlineData("\u0000\u202e\ud800 x")]
    public async Task Text_without_words_or_full_of_operators_finds_nothing_and_breaks_nothing(string text)
    {
        await using var desk = await TestDesk.OpenAsync(database);
        (await FindAsync(desk, text, "northwind")).Should().NotContain(f => f.Likeness > 1);
    }

    [SkippableFact]
    public async Task A_ticket_of_a_million_letters_is_taken_and_found_by_its_beginning()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var text = "potoroo " + string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"word{i}x"));
        var ticket = await ClosedAsync(desk, "northwind", "Very long", text);

        (await FindAsync(desk, "potoroo", "northwind")).Should().ContainSingle(f => f.Number == Text(ticket));
        await using var db = await desk.Contexts.CreateDbContextAsync();
        await db.Set<Ticket>().Where(t => t.Id == ticket).ExecuteDeleteAsync();
        (await FindAsync(desk, "potoroo", "northwind")).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<ResolvedNear>> FindAsync(TestDesk desk, string text, string company)
    {
        await using var db = await desk.Contexts.CreateDbContextAsync();
        return await new SimilarTickets(desk.Time).FindAsync(db, text, company, null, default);
    }

    private static async Task<long> ClosedAsync(TestDesk desk, string company, string summary, string text)
    {
        var ticket = await OpenAsync(desk, company, summary, text);
        await NoteAsync(desk, ticket, new AddNote($"Solved: {summary}", Internal: false), TestDesk.Lena);
        await ChangeAsync(desk, ticket, SetField.To(TicketFields.Status, "closed"));
        return ticket;
    }

    private static async Task<long> OpenAsync(TestDesk desk, string company, string summary, string text)
    {
        var outcome = await desk.Desk.CreateAsync(
            new NewTicket
            {
                Summary = summary,
                Description = text,
                Fields = [SetField.To(TicketFields.Board, "service-desk"), SetField.To(TicketFields.Company, company)],
            },
            TestDesk.Lena,
            default
        );
        return outcome.Should().BeOfType<DeskSaved>().Subject.Ticket;
    }

    private static async Task ChangeAsync(TestDesk desk, long ticket, SetField field) =>
        (await desk.Desk.ChangeAsync(ticket, [field], TestDesk.Lena, null, default)).Should().BeOfType<DeskSaved>();

    private static async Task NoteAsync(TestDesk desk, long ticket, AddNote note, Actor by) =>
        (await desk.Desk.AddNoteAsync(ticket, note, by, default)).Should().BeOfType<DeskSaved>();

    private static string Text(long ticket) => ticket.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class Similar_tickets_on_Sqlite(SqliteDatabase db)
    : SimilarTicketsContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Similar_tickets_on_Postgres(PostgresDatabase db)
    : SimilarTicketsContract(db),
        IClassFixture<PostgresDatabase>;

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class DeskFeedContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task The_change_feed_misses_nothing_while_many_write()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var tickets = new List<long>();
        for (var i = 0; i < 4; i++)
            tickets.Add(await desk.TicketAsync());
        var start = await DrainAsync(desk, null, []);
        var seen = new List<SorChange>();
        var writers = tickets
            .Select(t =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 25; i++)
                        await desk.Desk.AddNoteAsync(t, new AddNote($"Note {i}", true), TestDesk.Lena, default);
                })
            )
            .ToList();

        var cursor = start;
        while (writers.Exists(w => !w.IsCompleted))
            cursor = await DrainAsync(desk, cursor, seen);
        await Task.WhenAll(writers);
        await DrainAsync(desk, cursor, seen);

        seen.Should().HaveCount(100);
        seen.Select(c => (c.Ref, c.After!.Id)).Should().OnlyHaveUniqueItems();
    }

    [SkippableFact]
    public async Task Finding_pages_through_open_tickets_the_newest_change_last()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var first = await desk.TicketAsync();
        var second = await desk.TicketAsync();
        var closed = await desk.TicketAsync();
        await desk.Desk.CloseAsync(closed, null, TestDesk.Lena, default);
        await desk.Desk.AddNoteAsync(first, new AddNote("Still broken", true), TestDesk.Lena, default);
        var found = new List<long>();

        string? cursor = null;
        do
        {
            var page = await desk.Records.FindAsync(new SorQuery(Open: true, PageSize: 1), cursor, default);
            found.AddRange(page.Records.Select(r => Number(r)));
            cursor = page.Next;
        } while (cursor is not null);

        found.Should().NotContain(closed).And.OnlyHaveUniqueItems();
        found.TakeLast(2).Should().Equal(second, first);
    }

    [SkippableFact]
    public async Task Asked_for_the_newest_first_it_pages_from_the_newest_change_on()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var tickets = new List<long>();
        for (var i = 0; i < 3; i++)
            tickets.Add(await desk.TicketAsync());
        foreach (var ticket in (long[])[tickets[1], tickets[2], tickets[0]])
            await desk.Desk.CloseAsync(ticket, null, TestDesk.Lena, default);
        await desk.TicketAsync();
        var newest = new SorQuery(Open: false, PageSize: 2) { NewestFirst = true };

        var first = await desk.Records.FindAsync(newest, null, default);
        var second = await desk.Records.FindAsync(newest, first.Next, default);

        first.Records.Select(Number).Should().Equal(tickets[0], tickets[2]);
        Number(second.Records[0]).Should().Be(tickets[1]);
    }

    [SkippableFact]
    public async Task Stories_are_told_in_bulk_and_a_bad_one_is_left_out()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var start = await DrainAsync(desk, null, []);
        var opened = TestDesk.Start.AddDays(-3);
        var stories = Enumerable.Range(0, 50).Select(i => Story(opened, i == 7 ? "nowhere" : "service-desk")).ToList();
        IReadOnlyList<StoryResult> results;
        await using (var db = await desk.Contexts.CreateDbContextAsync())
        await using (var write = await db.BeginWriteAsync())
        {
            results = await desk.Desk.CreateManyAsync(db, stories, default);
            db.ChangeTracker.Entries().Should().BeEmpty("half a million rows must not stay in memory");
            await write.CommitAsync();
        }

        results.Where(r => r.Ticket is null).Should().ContainSingle().Which.Problems[0].Field.Should().Be("board");
        var told = await desk.GetAsync(results[0].Ticket!.Value);
        told.OpenedAt.Should().Be(opened);
        told.ClosedAt.Should().Be(opened.AddHours(5));
        told.Notes.Should().ContainSingle().Which.At.Should().Be(opened.AddHours(1));
        var log = await desk.LogAsync(Number(told));
        log.Select(c => c.Field).Should().Equal("created", "type", "subtype", "note", "status");
        var changes = new List<SorChange>();
        await DrainAsync(desk, start, changes);
        changes.Should().HaveCount(49 * 5);
    }

    [SkippableFact]
    public async Task The_desk_page_finds_by_word_and_number_and_pages_down()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var wanted = await desk.TicketAsync(SetField.To(TicketFields.Summary, "Scanner ÜBER network drops"));
        for (var i = 0; i < 3; i++)
            await desk.TicketAsync();

        var byWord = await desk.Search.ListAsync(new DeskFilter("DROPS scanner"), null, 10, default);
        var byNumber = await desk.Search.ListAsync(new DeskFilter($"#{wanted}", Open: null), null, 10, default);
        var page = await desk.Search.ListAsync(new DeskFilter(), null, 2, default);
        var next = await desk.Search.ListAsync(new DeskFilter(), page.Next, 2, default);

        byWord.Lines.Should().ContainSingle().Which.Id.Should().Be(wanted);
        byNumber.Lines.Should().ContainSingle().Which.Company.Should().Be("Northwind Dental Group");
        page.Lines.Concat(next.Lines).Select(l => l.Id).Should().BeInDescendingOrder().And.HaveCount(4);
    }

    [SkippableFact]
    public async Task A_desk_configured_twice_is_configured_once_and_changes_are_seen()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await desk.Configuration.EnsureAsync(default);
        var before = await desk.Records.DescribeAsync(default);

        await desk.AddAsync(db => db.Add(new Company { Id = "ridgeway", Name = "Ridgeway Freight" }));

        before.Boards.Should().HaveCount(6);
        before.Boards.Sum(b => b.Statuses.Count).Should().Be(4 + 8 + 6 + 5 + 6 + 6);
        before.IsValidClass("service-desk", "incident", "incident/account", "incident/account/mfa").Should().BeTrue();
        before.IsValidClass("projects", "incident", "incident/account", "incident/account/mfa").Should().BeFalse();
        before
            .Board("service-desk")!
            .Classes.Should()
            .Contain(c => c.Subtype.Id == "request/information" && c.Item == null);
        var after = await desk.Records.DescribeAsync(default);
        after.Companies.Select(c => c.Value.Id).Should().Contain("ridgeway");
        (await desk.Records.DescribeAsync(default)).Should().BeSameAs(after, "nothing changed since");
        await desk.AddAsync(db => db.Set<Company>().Where(c => c.Id == "ridgeway").ExecuteDelete());
    }

    private static long Number(SorRecord record) =>
        long.Parse(record.Number, System.Globalization.CultureInfo.InvariantCulture);

    private static TicketStory Story(DateTimeOffset opened, string board) =>
        new(
            new NewTicket
            {
                Summary = "Mail is slow",
                OpenedAt = opened,
                Fields = [SetField.To(TicketFields.Board, board)],
            },
            new Actor(ActorKind.Customer, "dana", "Dana"),
            [
                new TicketStep(
                    opened.AddHours(1),
                    TestDesk.Lena,
                    [SetField.To(TicketFields.Type, "incident"), SetField.To(TicketFields.Subtype, "incident/email")],
                    new AddNote("Looking into it.", false)
                ),
                new TicketStep(opened.AddHours(5), TestDesk.Lena, [SetField.To(TicketFields.Status, "closed")]),
            ]
        );

    private static async Task<string> DrainAsync(TestDesk desk, string? cursor, List<SorChange> into)
    {
        SorChanges page;
        do
        {
            page = await desk.Records.ChangesAsync(cursor, 7, default);
            into.AddRange(page.Changes);
            cursor = page.Cursor;
        } while (page.More);
        return cursor;
    }
}

public sealed class DeskFeed_on_Sqlite(SqliteDatabase database)
    : DeskFeedContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class DeskFeed_on_Postgres(PostgresDatabase database)
    : DeskFeedContract(database),
        IClassFixture<PostgresDatabase>;

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class DeskWriteLockContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Many_writes_in_one_transaction_count_on_and_the_next_transaction_goes_on_from_there()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await using (var db = await desk.Contexts.CreateDbContextAsync())
        await using (var whole = await db.BeginWriteAsync())
        {
            var ticket = await OpenAsync(desk, db);
            await desk.Desk.AddNoteAsync(
                db,
                ticket,
                new AddNote("In the same transaction.", true),
                TestDesk.Lena,
                default
            );
            await whole.CommitAsync();
        }

        var later = await desk.TicketAsync();
        await desk.Desk.AddNoteAsync(later, new AddNote("In one of its own.", true), TestDesk.Lena, default);

        await AllNumbersAreGivenOnceAsync(desk);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_that_was_taken_back_leaves_a_gap_and_no_number_twice(bool turnTakenBefore)
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await using (var db = await desk.Contexts.CreateDbContextAsync())
        await using (var whole = await db.BeginWriteAsync())
        {
            if (turnTakenBefore)
                await OpenAsync(desk, db);
            await using (await db.BeginWriteAsync())
                await OpenAsync(desk, db);
            await OpenAsync(desk, db);
            await whole.CommitAsync();
        }

        await desk.TicketAsync();

        await AllNumbersAreGivenOnceAsync(desk);
    }

    [SkippableFact]
    public async Task A_configuration_changed_in_the_same_transaction_is_seen_by_its_next_write()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var id = $"new-{Guid.NewGuid():N}";
        await using var db = await desk.Contexts.CreateDbContextAsync();
        await using var whole = await db.BeginWriteAsync();
        var ticket = await OpenAsync(desk, db);
        db.Add(new Company { Id = id, Name = "A customer of this minute" });
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);

        var to = new[] { SetField.To(TicketFields.Company, id) };
        var outcome = await desk.Desk.ChangeAsync(db, ticket, to, TestDesk.Lena, null, default);

        outcome.Should().BeOfType<DeskSaved>();
    }

    private static async Task<long> OpenAsync(TestDesk desk, OversightDbContext db)
    {
        var opened = await desk.Desk.CreateAsync(
            db,
            new NewTicket { Summary = "Scanner is off" },
            TestDesk.Lena,
            default
        );
        return opened.Should().BeOfType<DeskSaved>().Subject.Ticket;
    }

    /// <summary>Keys are unique by themselves; a number that was given twice would have failed. The state stands beyond all of them.</summary>
    private static async Task AllNumbersAreGivenOnceAsync(TestDesk desk)
    {
        await using var db = await desk.Contexts.CreateDbContextAsync();
        var state = await db.Set<DeskState>().AsNoTracking().SingleAsync();
        state.NextTicket.Should().BeGreaterThan(await db.Set<Ticket>().MaxAsync(t => t.Id));
        state.NextChange.Should().BeGreaterThan(await db.Set<TicketChange>().MaxAsync(c => c.Sequence));
    }
}

public sealed class DeskTurn_on_Sqlite(SqliteDatabase database)
    : DeskWriteLockContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class DeskTurn_on_Postgres(PostgresDatabase database)
    : DeskWriteLockContract(database),
        IClassFixture<PostgresDatabase>;

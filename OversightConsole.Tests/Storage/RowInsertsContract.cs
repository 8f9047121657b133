using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Storage;

[Trait("Category", "Time")]
public abstract class RowInsertsContract(DatabaseFixture database)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 123, 456, TimeSpan.FromHours(2));

    [SkippableFact]
    public async Task Rows_read_back_as_if_the_tracker_had_written_them()
    {
        var answers = Enumerable.Range(0, 250).Select(i => Answer(i)).ToList();
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var write = await db.BeginWriteAsync())
        {
            await RowInserts.InsertAsync(write, answers, default);
            await write.CommitAsync();
        }

        var ids = answers.Select(a => a.Id).ToList();
        await using var other = await database.Contexts.CreateDbContextAsync();
        var stored = await other.Set<Answer>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync();

        stored.Should().BeEquivalentTo(answers);
    }

    [SkippableFact]
    public async Task Rows_of_a_part_that_was_taken_back_are_gone_with_it()
    {
        var (before, inside, after) = (Answer(1), Answer(2), Answer(3));
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var whole = await db.BeginWriteAsync())
        {
            await RowInserts.InsertAsync(whole, [before], default);
            await using (await db.BeginWriteAsync())
                await RowInserts.InsertAsync(whole, [inside], default);
            await RowInserts.InsertAsync(whole, [after], default);
            await whole.CommitAsync();
        }

        Guid[] ids = [before.Id, inside.Id, after.Id];
        (await db.Set<Answer>().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync())
            .Should()
            .BeEquivalentTo([before.Id, after.Id]);
    }

    [SkippableFact]
    public async Task A_key_that_is_taken_is_left_as_it_is_and_the_write_goes_on()
    {
        var ticket = SorRef.ParseTicket(Guid.NewGuid().ToString("N"));
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using (var write = await db.BeginWriteAsync())
        {
            (await RowInserts.TryInsertAsync(write, Claim("ravi"), default)).Should().BeTrue();
            (await RowInserts.TryInsertAsync(write, Claim("mia"), default)).Should().BeFalse();
            await write.CommitAsync();
        }

        (await db.Set<TicketReservation>().SingleAsync(c => c.Ticket == ticket)).PersonId.Should().Be("ravi");

        TicketReservation Claim(string person) =>
            new()
            {
                Ticket = ticket,
                PersonId = person,
                PersonName = person,
                Until = Noon,
            };
    }

    [SkippableFact]
    public async Task What_was_kept_in_a_part_is_forgotten_when_the_part_is_taken_back()
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        await using var whole = await db.BeginWriteAsync();
        await using (await db.BeginWriteAsync())
        {
            whole.Cache("in the part");
            db.Cached<string>().Should().Be("in the part");
        }
        db.Cached<string>().Should().BeNull();
        await using (var part = await db.BeginWriteAsync())
        {
            part.Cache("committed");
            await part.CommitAsync();
        }
        db.Cached<string>().Should().Be("committed");
    }

    private static Answer Answer(int number) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProposalId = Guid.NewGuid(),
            Round = number,
            Item = $"item-{number}",
            PersonId = "ravi",
            PersonName = "Ravi “the quick” O'Hara",
            Verdict = number % 3 == 0 ? null : Verdict.Override,
            Value = number % 2 == 0 ? null : [new FieldChange("priority", null, new FieldValue("p1", "P1 Critical"))],
            Reason = number % 5 == 0 ? null : "misread",
            SuggestionHidden = number % 2 == 0,
            ShownAt = number % 4 == 0 ? null : Instants.Cut(Noon),
            At = Instants.Cut(Noon.AddMinutes(number)),
        };
}

public sealed class RowInserts_on_Sqlite(SqliteDatabase database)
    : RowInsertsContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class RowInserts_on_Postgres(PostgresDatabase database)
    : RowInsertsContract(database),
        IClassFixture<PostgresDatabase>;

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>
/// The one write path of desk pages, import, workflow rules, monitoring and the demo. Agents' approved actions come
/// through <see cref="EmbeddedSystemOfRecord"/> instead. Every method has a form that joins a caller's transaction; the
/// form without a context opens its own and must not be called while this process holds one open (SQLite has one writer).
/// </summary>
public sealed partial class EmbeddedDesk(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    TimeProvider time
)
{
    /// <summary>The reference of this desk's ticket with that number.</summary>
    public static SorRef RefOf(long number) =>
        SorRef.Ticket(EmbeddedSystemOfRecord.ConnectionName, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Opens a ticket.</summary>
    public async Task<DeskOutcome> CreateAsync(NewTicket ticket, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CreateAsync(db, ticket, by, ct);
    }

    /// <inheritdoc cref="CreateAsync(NewTicket, Actor, CancellationToken)"/>
    public async Task<DeskOutcome> CreateAsync(OversightDbContext db, NewTicket ticket, Actor by, CancellationToken ct)
    {
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var results = await WriteStoriesAsync(scope, [new TicketStory(ticket, by, [])], fireRules: true, ct);
        await scope.CommitAsync();
        return results[0].Ticket is { } id
            ? new DeskSaved(id, 1, [SorChange.Created])
            : new DeskRefused(results[0].Problems);
    }

    /// <summary>
    /// Changes fields; all of them or none. <paramref name="seen"/> is the version the writer saw: when one of the same
    /// fields changed since, nothing is written. Null writes regardless.
    /// </summary>
    public async Task<DeskOutcome> ChangeAsync(
        long ticket,
        IReadOnlyList<SetField> changes,
        Actor by,
        long? seen,
        CancellationToken ct
    )
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ChangeAsync(db, ticket, changes, by, seen, ct);
    }

    /// <inheritdoc cref="ChangeAsync(long, IReadOnlyList{SetField}, Actor, long?, CancellationToken)"/>
    public Task<DeskOutcome> ChangeAsync(
        OversightDbContext db,
        long ticket,
        IReadOnlyList<SetField> changes,
        Actor by,
        long? seen,
        CancellationToken ct
    ) => WriteAsync(db, ticket, changes, null, by, seen, ct);

    /// <summary>Adds a note; one that is not internal reaches the customer.</summary>
    public async Task<DeskOutcome> AddNoteAsync(long ticket, AddNote note, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await AddNoteAsync(db, ticket, note, by, ct);
    }

    /// <inheritdoc cref="AddNoteAsync(long, AddNote, Actor, CancellationToken)"/>
    public Task<DeskOutcome> AddNoteAsync(
        OversightDbContext db,
        long ticket,
        AddNote note,
        Actor by,
        CancellationToken ct
    ) => WriteAsync(db, ticket, [], note, by, null, ct);

    /// <summary>Closes a ticket: the board's first closing status, with the resolution as a note where one is given.</summary>
    public async Task<DeskOutcome> CloseAsync(long ticket, AddNote? resolution, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CloseAsync(db, ticket, resolution, by, ct);
    }

    /// <inheritdoc cref="CloseAsync(long, AddNote?, Actor, CancellationToken)"/>
    public async Task<DeskOutcome> CloseAsync(
        OversightDbContext db,
        long ticket,
        AddNote? resolution,
        Actor by,
        CancellationToken ct
    )
    {
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var desk = await directories.CurrentAsync(db, ct);
        var board = await db.Set<Ticket>().Where(t => t.Id == ticket).Select(t => t.BoardId).FirstOrDefaultAsync(ct);
        var closed = board is null ? null : desk.Statuses[board].FirstOrDefault(s => s.IsClosed);
        IReadOnlyList<SetField> changes = closed is null ? [] : [SetField.To(TicketFields.Status, closed.Id)];
        var outcome = await WriteAsync(db, ticket, changes, resolution, by, null, ct);
        await scope.CommitAsync();
        return outcome;
    }

    private async Task<DeskOutcome> WriteAsync(
        OversightDbContext db,
        long id,
        IReadOnlyList<SetField> changes,
        AddNote? note,
        Actor by,
        long? seen,
        CancellationToken ct
    )
    {
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var desk = await directories.CurrentAsync(db, ct);
        var outcome = await TicketWriter.WriteAsync(scope, desk, id, changes, note, by, seen, time.Now(), ct);
        // A refused write has changed nothing; committing it too keeps a caller's transaction usable.
        await scope.CommitAsync();
        return outcome;
    }
}

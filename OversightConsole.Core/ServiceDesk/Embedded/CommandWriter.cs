using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>Carries out one approved command inside an open, locked transaction: key, precondition, validity, write, read-back.</summary>
internal static class CommandWriter
{
    public static async Task<SorOutcome> WriteAsync(
        WriteScope write,
        DeskDirectory desk,
        long number,
        SorCommand command,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var before = await write
            .Db.Set<AppliedCommand>()
            .AsNoTracking()
            .FirstOrDefaultAsync(c => c.Key == command.IdempotencyKey, ct);
        if (before is not null)
            return before.TicketId == number
                ? new AlreadyApplied(TicketRecords.VersionOf(before.TicketVersion))
                : new Refused([
                    $"The key {command.IdempotencyKey} was used for ticket {before.TicketId}; use a new one.",
                ]);
        var ticket = await write.Db.Set<Ticket>().FirstOrDefaultAsync(t => t.Id == number, ct);
        if (ticket is null)
            return new Refused([$"There is no ticket {number}."]);
        if (Compare(desk, ticket, command) is { } conflict)
            return Left(write.Db, ticket, conflict);
        var sets = command.Ops.OfType<SetField>().ToList();
        var notes = command.Ops.OfType<AddNote>().ToList();
        var edit = new TicketEdit(desk, ticket, sets, at, isNew: false);
        var errors = edit.Problems.Concat(notes.SelectMany(TicketWriter.ProblemsOf)).Select(p => p.Sentence).ToList();
        errors.AddRange(
            command
                .Ops.Where(o => o is not (SetField or AddNote))
                .Select(o => $"This desk cannot do {o.GetType().Name}.")
        );
        if (
            edit.NewParent is { } parent
            && await TicketWriter.ParentProblemAsync(write.Db, number, parent, ct) is { } problem
        )
            errors.Add(problem.Sentence);
        if (errors.Count > 0)
            return Left(write.Db, ticket, new Refused(errors));
        return await WriteAsync(write, desk, ticket, command, edit, notes, at, ct);
    }

    private static async Task<SorOutcome> WriteAsync(
        WriteScope write,
        DeskDirectory desk,
        Ticket ticket,
        SorCommand command,
        TicketEdit edit,
        List<AddNote> notes,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var entry = new DeskWrite(desk, ticket, at, command.IdempotencyKey);
        var diffs = entry.Apply(edit, command.By);
        var intended = TicketValues.All.ToDictionary(f => f, f => TicketValues.Get(ticket, f), StringComparer.Ordinal);
        foreach (var note in notes)
            entry.Add(note, command.By);
        entry.FireRules(diffs);
        await TicketWriter.SaveAsync(write, ticket, entry, ct);
        var applied = new AppliedCommand
        {
            Key = command.IdempotencyKey,
            TicketId = ticket.Id,
            TicketVersion = ticket.Version,
            At = at,
        };
        await RowInserts.InsertAsync(write, [applied], ct);
        write.Db.Entry(ticket).State = EntityState.Detached;
        await ReadBackAsync(write.Db, ticket.Id, command, intended, entry, ct);
        return new Applied(TicketRecords.VersionOf(ticket.Version));
    }

    /// <summary>Looks at what stands in the database now. A field that a workflow rule moved on after us was still written by us.</summary>
    private static async Task ReadBackAsync(
        OversightDbContext db,
        long number,
        SorCommand command,
        Dictionary<string, string?> intended,
        DeskWrite write,
        CancellationToken ct
    )
    {
        var stands = await db.Set<Ticket>().AsNoTracking().SingleAsync(t => t.Id == number, ct);
        var lastWritten = write.Diffs.GroupBy(d => d.Field).ToDictionary(g => g.Key, g => g.Last().After?.Id);
        foreach (var field in command.Ops.OfType<SetField>().Select(s => s.Field))
        {
            var expected = lastWritten.GetValueOrDefault(field, intended[field]);
            if (TicketValues.Get(stands, field) != expected)
                throw new InvalidOperationException(
                    $"Read-back of {field} of ticket {number} does not match; rolled back."
                );
        }
    }

    /// <summary>Version equal: go. Otherwise only the fields the decision depends on are compared.</summary>
    private static Conflict? Compare(DeskDirectory desk, Ticket ticket, SorCommand command)
    {
        if (command.Basis == TicketRecords.VersionOf(ticket.Version))
            return null;
        var current = TicketValues.Read(desk, ticket);
        var differing = command
            .Expected.Select(e => new FieldDifference(e.Field, e.Value, current.GetValueOrDefault(e.Field)))
            .Where(d => !FieldValue.Same(d.Expected, d.Current))
            .ToList();
        return differing.Count == 0 ? null : new Conflict(TicketRecords.VersionOf(ticket.Version), differing);
    }

    private static SorOutcome Left(OversightDbContext db, Ticket ticket, SorOutcome outcome)
    {
        db.Entry(ticket).State = EntityState.Detached;
        return outcome;
    }
}

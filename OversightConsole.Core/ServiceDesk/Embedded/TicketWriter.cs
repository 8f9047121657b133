using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>Writes one change to one existing ticket inside an open, locked transaction.</summary>
internal static class TicketWriter
{
    public const int NoteLength = 100_000;

    public static async Task<DeskOutcome> WriteAsync(
        WriteScope write,
        DeskDirectory desk,
        long id,
        IReadOnlyList<SetField> changes,
        AddNote? note,
        Actor by,
        long? seen,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        var ticket = await write.Db.Set<Ticket>().FirstOrDefaultAsync(t => t.Id == id, ct);
        if (ticket is null)
            return new DeskNotFound(id);
        if (seen is not null && await ChangedSinceAsync(write.Db, ticket, seen.Value, changes, ct) is { } meanwhile)
            return Left(write.Db, ticket, meanwhile);
        var edit = new TicketEdit(desk, ticket, changes, at, isNew: false);
        var problems = edit.Problems.Concat(ProblemsOf(note)).ToList();
        if (edit.NewParent is { } parent && await ParentProblemAsync(write.Db, id, parent, ct) is { } problem)
            problems.Add(problem);
        if (problems.Count > 0)
            return Left(write.Db, ticket, new DeskRefused(problems));
        var entry = new DeskWrite(desk, ticket, at);
        var diffs = entry.Apply(edit, by);
        if (note is not null)
            entry.Add(note, by);
        entry.FireRules(diffs);
        await SaveAsync(write, ticket, entry, ct);
        // A long transaction that writes many tickets must not carry them all along.
        write.Db.Entry(ticket).State = EntityState.Detached;
        return new DeskSaved(id, ticket.Version, [.. entry.Diffs.Select(d => d.Field).Distinct()]);
    }

    private static DeskOutcome Left(OversightDbContext db, Ticket ticket, DeskOutcome outcome)
    {
        db.Entry(ticket).State = EntityState.Detached;
        return outcome;
    }

    /// <summary>Numbers and saves a write, and tells live pages; a write in which nothing happened is not one.</summary>
    public static async Task SaveAsync(WriteScope write, Ticket ticket, DeskWrite changes, CancellationToken ct)
    {
        if (changes.IsEmpty)
            return;
        var (_, sequence) = DeskWriteLock.Reserve(write, 0, changes.Rows);
        changes.Number(sequence);
        await write.Db.SaveChangesAsync(ct);
        await DeskWrite.EnterAsync(write, [changes], ct);
        write.Touch(Topic.Desk);
    }

    public static IEnumerable<FieldProblem> ProblemsOf(AddNote? note)
    {
        if (note is null)
            yield break;
        if (string.IsNullOrWhiteSpace(note.Text))
            yield return new FieldProblem(SorChange.Note, "The note is empty; write something.");
        else if (note.Text.Length > NoteLength)
            yield return new FieldProblem(
                SorChange.Note,
                $"The note has more than {NoteLength} characters; shorten it."
            );
    }

    /// <summary>One level of children only: a parent has no parent, a child has no children.</summary>
    public static async Task<FieldProblem?> ParentProblemAsync(
        OversightDbContext db,
        long id,
        long parent,
        CancellationToken ct
    )
    {
        var found = await db.Set<Ticket>()
            .Where(t => t.Id == parent)
            .Select(t => new { t.ParentId })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return new FieldProblem(TicketFields.Parent, $"There is no ticket {parent}; choose one that exists.");
        if (found.ParentId is { } grand)
            return new FieldProblem(
                TicketFields.Parent,
                $"Ticket {parent} lies under {grand}; choose {grand} instead."
            );
        return await db.Set<Ticket>().AnyAsync(t => t.ParentId == id, ct)
            ? new FieldProblem(TicketFields.Parent, "This ticket has children of its own; move them first.")
            : null;
    }

    private static async Task<DeskChangedMeanwhile?> ChangedSinceAsync(
        OversightDbContext db,
        Ticket ticket,
        long seen,
        IReadOnlyList<SetField> changes,
        CancellationToken ct
    )
    {
        if (ticket.Version == seen)
            return null;
        var fields = changes.Select(c => c.Field).ToList();
        var change = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => c.TicketId == ticket.Id && c.TicketVersion > seen && fields.Contains(c.Field))
            .OrderByDescending(c => c.Sequence)
            .FirstOrDefaultAsync(ct);
        return change is null ? null : new DeskChangedMeanwhile(ticket.Version, change.Field, change.By, change.At);
    }
}

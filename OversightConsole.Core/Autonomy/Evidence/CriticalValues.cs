using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// Which values must not be missed and in which fields an error is severe: an average hides both, so each has a claim of
/// its own. Every desk marks its own; what it marked is kept as rows, so that evidence is counted without asking the desk
/// inside a transaction.
/// </summary>
internal sealed class CriticalValues
{
    // Wrong company, wrong merge: shows one customer's ticket to another, whatever the desk.
    private static readonly HashSet<string> AlwaysSevere = [TicketFields.Company, TicketFields.Parent];

    // The fields whose values a desk marks critical: priorities, and boards that are for threats.
    private static readonly HashSet<string> Markable = [TicketFields.Priority, TicketFields.Board];

    private readonly HashSet<(string Connection, string Field, string Value)> _marks;

    private CriticalValues(IEnumerable<CriticalValueMark> marks) =>
        _marks = [.. marks.Select(m => (m.Connection, m.Field, m.Value))];

    /// <summary>What all desks have marked, as the caller's transaction sees it.</summary>
    public static async Task<CriticalValues> ReadAsync(OversightDbContext db, CancellationToken ct) =>
        new(await db.Set<CriticalValueMark>().AsNoTracking().ToListAsync(ct));

    /// <summary>Brings the rows of a desk in step with its catalogue, in the caller's transaction.</summary>
    public static async Task KeepAsync(
        OversightDbContext db,
        string connection,
        SorCatalog catalog,
        CancellationToken ct
    )
    {
        await db.Set<CriticalValueMark>().Where(m => m.Connection == connection).LoadAsync(ct);
        // With those that this transaction added and has not saved yet.
        var kept = db.Set<CriticalValueMark>().Local.Where(m => m.Connection == connection).ToList();
        var marked = Of(catalog).ToHashSet();
        db.RemoveRange(kept.FindAll(m => !marked.Contains((m.Field, m.Value))));
        marked.ExceptWith(kept.Select(m => (m.Field, m.Value)));
        db.AddRange(
            marked.Select(m => new CriticalValueMark
            {
                Connection = connection,
                Field = m.Field,
                Value = m.Value,
            })
        );
    }

    /// <summary>Whether one of the values is critical on that desk.</summary>
    public bool IsCritical(string connection, IEnumerable<FieldChange> values) =>
        values.Any(v => v.After is { } after && _marks.Contains((connection, v.Field, after.Id)));

    /// <summary>Whether an action on these fields could name a critical value, where the desk marks one.</summary>
    public static bool CanBeCritical(IEnumerable<string> fields) => fields.Any(Markable.Contains);

    /// <summary>
    /// The first of the fields in which a desk ought to mark a critical value and marks none; null where each desk that is
    /// known does. An agent that works alone does so on all of them.
    /// </summary>
    public string? Unmarked(IEnumerable<string> fields)
    {
        var desks = _marks.Select(m => m.Connection).Distinct().ToList();
        return fields
            .Where(Markable.Contains)
            .FirstOrDefault(f =>
                desks.Count == 0 || desks.Exists(d => !_marks.Any(m => m.Connection == d && m.Field == f))
            );
    }

    /// <summary>Whether being wrong in one of these fields is severe on that desk.</summary>
    public bool IsSevere(string connection, IEnumerable<string> fields) =>
        fields.Any(f => AlwaysSevere.Contains(f) || _marks.Contains((connection, f, CriticalValueMark.AnyValue)));

    /// <summary>Whether being wrong in one of these fields is severe on any desk.</summary>
    public bool IsSevere(IEnumerable<string> fields) =>
        fields.Any(f =>
            AlwaysSevere.Contains(f) || _marks.Any(m => m.Field == f && m.Value == CriticalValueMark.AnyValue)
        );

    private static IEnumerable<(string Field, string Value)> Of(SorCatalog catalog) =>
        [
            .. catalog.Priorities.Where(p => p.IsCritical).Select(p => (TicketFields.Priority, p.Value.Id)),
            .. catalog.Boards.Where(b => b.IsSecurity).Select(b => (TicketFields.Board, b.Value.Id)),
            .. catalog.SevereFields.Select(f => (f, CriticalValueMark.AnyValue)),
            (CriticalValueMark.NoField, CriticalValueMark.AnyValue),
        ];
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>
/// One write to one ticket inside an open transaction: edits, notes, workflow rules, then one new version with its
/// change-log rows. Numbers come last, when it is known how many are needed.
/// </summary>
internal sealed class DeskWrite(DeskDirectory desk, Ticket ticket, DateTimeOffset at, string? idempotencyKey = null)
{
    private readonly List<Logged> _log = [];
    private readonly List<TicketChange> _changes = [];
    private readonly List<TicketNote> _notes = [];

    /// <summary>The fields that changed, by whomever, in order.</summary>
    public IEnumerable<FieldDiff> Diffs => _log.Select(l => l.Diff);

    /// <summary>Whether anything happened.</summary>
    public bool IsEmpty => _log.Count == 0;

    /// <summary>How many change-log rows it needs.</summary>
    public int Rows => _log.Count;

    public void Opened(Actor by) =>
        _log.Add(new Logged(by, new FieldDiff(SorChange.Created, null, FieldValue.Text(ticket.Source)), null));

    public List<FieldDiff> Apply(TicketEdit edit, Actor by)
    {
        var diffs = edit.Apply();
        _log.AddRange(diffs.Select(d => new Logged(by, d, null)));
        return diffs;
    }

    public void Add(AddNote note, Actor by) =>
        _log.Add(new Logged(by, new FieldDiff(SorChange.Note, null, null), note));

    /// <summary>Fires the rules that the log so far calls for, each at most once; a rule whose value is not valid here stays still.</summary>
    public void FireRules(IReadOnlyList<FieldDiff> changed)
    {
        var waiting = desk.Rules.ToList();
        var fresh = changed.ToList();
        while (fresh.Count > 0 && waiting.Count > 0)
        {
            var rule = waiting.Find(r =>
                (r.BoardId is null || r.BoardId == ticket.BoardId)
                && fresh.Exists(d => d.Field == r.WhenField && d.After?.Id == r.WhenValue)
            );
            if (rule is null)
                return;
            waiting.Remove(rule);
            var edit = new TicketEdit(desk, ticket, [SetField.To(rule.SetField, rule.SetValue)], at, isNew: false);
            if (edit.Problems.Count == 0)
                fresh.AddRange(Apply(edit, new Actor(ActorKind.Workflow, rule.Id, rule.Name)));
        }
    }

    /// <summary>Raises the version and makes the rows; <paramref name="sequence"/> is the first number reserved for them.</summary>
    public void Number(long sequence)
    {
        ticket.Version++;
        ticket.ChangedAt = at;
        foreach (var (by, diff, note) in _log)
        {
            var after = note is null
                ? diff.After
                : new FieldValue(
                    sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    note.Internal ? "Internal note" : "Note to the customer"
                );
            _changes.Add(
                new TicketChange
                {
                    Sequence = sequence,
                    TicketId = ticket.Id,
                    TicketVersion = ticket.Version,
                    At = at,
                    ByKind = by.Kind,
                    ById = by.Id,
                    ByName = by.Name,
                    Field = diff.Field,
                    BeforeId = diff.Before?.Id,
                    BeforeName = diff.Before?.Name,
                    AfterId = after?.Id,
                    AfterName = after?.Name,
                    IdempotencyKey = by.Kind == ActorKind.Workflow ? null : idempotencyKey,
                }
            );
            if (note is not null)
                _notes.Add(
                    new TicketNote
                    {
                        Id = sequence,
                        TicketId = ticket.Id,
                        At = at,
                        ByKind = by.Kind,
                        ById = by.Id,
                        ByName = by.Name,
                        IsInternal = note.Internal,
                        Text = note.Text,
                    }
                );
            ticket.LastChange = sequence++;
        }
    }

    /// <summary>Enters the rows of numbered writes; the tickets themselves are the caller's to save.</summary>
    public static async Task EnterAsync(WriteScope write, IReadOnlyList<DeskWrite> writes, CancellationToken ct)
    {
        await RowInserts.InsertAsync(write, [.. writes.SelectMany(w => w._changes)], ct);
        await RowInserts.InsertAsync(write, [.. writes.SelectMany(w => w._notes)], ct);
    }

    private sealed record Logged(Actor By, FieldDiff Diff, AddNote? Note);
}

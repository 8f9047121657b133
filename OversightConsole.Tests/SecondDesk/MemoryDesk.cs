using System.Globalization;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>
/// A second service desk, as small as one can be: in memory, with ids, statuses and priorities of its own and none of the
/// embedded desk's tables. What works over it works over the seam alone.
/// </summary>
/// <param name="connection">What it is connected as.</param>
internal sealed class MemoryDesk(TimeProvider time, string connection = MemoryDesk.Name) : IConnectedSystem
{
    public const string Name = "memory";
    public const string Queue = "b-100";
    public const string Threats = "b-900";
    public const string Worst = "sev-1";
    public const string Usual = "sev-3";
    public const string Customer = "c-7";
    public const string Printer = "4200-1";
    public const string Phishing = "6600-1";

    private readonly Lock _lock = new();
    private readonly Dictionary<SorRef, SorRecord> _records = [];
    private readonly Dictionary<string, SorVersion> _keys = new(StringComparer.Ordinal);
    private readonly List<SorChange> _changes = [];

    /// <summary>The number of the ticket that came in last.</summary>
    public long Last { get; set; } = 1_000;

    /// <summary>What a number looks like; the embedded desk has nothing before it.</summary>
    public string Prefix { get; set; } = "T-";

    /// <summary>Called before anything is asked of it; may throw, as a desk that does not answer.</summary>
    public Action? BeforeAnswer { get; set; }

    /// <summary>Called before it describes itself; may throw, as a desk of which only the configuration cannot be read.</summary>
    public Action? BeforeDescribing { get; set; }

    /// <summary>How many pages of records it was asked for.</summary>
    public int Pages { get; private set; }

    /// <summary>The keys of the commands that it carried out.</summary>
    public IReadOnlyCollection<string> Written => _keys.Keys;

    /// <summary>What it says of itself; a test may let it mark other values, or none.</summary>
    public SorCatalog Catalog { get; set; } = MemoryCatalog.Default();

    public string Connection => connection;

    public SorCapabilities Capabilities { get; set; } =
        SorCapabilities.AtomicPrecondition | SorCapabilities.MultiFieldAtomic | SorCapabilities.ExternalKey;

    /// <summary>A ticket comes in from somebody outside.</summary>
    public SorRef Opens(string summary, string text, string? company = Customer)
    {
        lock (_lock)
        {
            var ticket = SorRef.Ticket(connection, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++Last}"));
            var fields = new Dictionary<string, FieldValue>
            {
                [TicketFields.Summary] = FieldValue.Text(summary),
                [TicketFields.Board] = Catalog.Board(Queue)!.Value,
                [TicketFields.Status] = Catalog.Board(Queue)!.Statuses[0].Value,
                [TicketFields.Priority] = Catalog.Priorities.Single(p => p.Value.Id == Usual).Value,
            };
            if (company is not null)
                fields[TicketFields.Company] = Catalog.Company(company)!.Value;
            var now = time.GetUtcNow();
            _records[ticket] = new SorRecord(
                ticket,
                NextVersion(),
                fields,
                text,
                TicketSource.Of("chat widget"),
                null,
                now,
                null,
                [],
                null
            )
            {
                IsUntouched = true,
            };
            var by = new Actor(ActorKind.Customer, "somebody", "Somebody");
            _changes.Add(new SorChange(ticket, now, by, "created", null, null, null));
            return ticket;
        }
    }

    /// <summary>Somebody of the desk sets a field; the status that closes closes the ticket.</summary>
    public void Sets(SorRef ticket, string field, FieldValue? value)
    {
        lock (_lock)
            Write(ticket, [new SetField(field, value)], new Actor(ActorKind.Person, "joan", "Joan"), null);
    }

    public Task<SorCatalog> DescribeAsync(CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        BeforeDescribing?.Invoke();
        return Task.FromResult(Catalog);
    }

    public Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
            return Task.FromResult(_records.GetValueOrDefault(id));
    }

    public Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
            return Task.FromResult<IReadOnlyDictionary<SorRef, SorRecord>>(
                tickets.Where(_records.ContainsKey).Distinct().ToDictionary(t => t, t => _records[t])
            );
    }

    public Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
            return Task.FromResult<IReadOnlyList<SorChange>>([.. _changes.Where(c => c.Ref == id)]);
    }

    public Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
        {
            Pages++;
            var found = _records
                .Values.Where(r =>
                    r.Ref.Kind == query.Kind && (query.Open is not { } open || r.ClosedAt is null == open)
                )
                .Where(r => query.ChangedSince is not { } since || _changes[LastChange(r)].At >= since)
                .OrderBy(LastChange)
                .ToList();
            if (query.NewestFirst)
                found.Reverse();
            var skip = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
            var next = skip + query.PageSize;
            return Task.FromResult(
                new SorPage(
                    [.. found.Skip(skip).Take(query.PageSize)],
                    next < found.Count ? next.ToString(CultureInfo.InvariantCulture) : null
                )
            );
        }
    }

    public Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
        {
            if (_keys.TryGetValue(command.IdempotencyKey, out var done))
                return Task.FromResult<SorOutcome>(new AlreadyApplied(done));
            if (!_records.TryGetValue(command.Target, out var record))
                return Task.FromResult<SorOutcome>(new Refused([$"{command.Target} is no ticket of this desk."]));
            var differing = command
                .Expected.Where(e => !FieldValue.Same(record[e.Field], e.Value))
                .Select(e => new FieldDifference(e.Field, e.Value, record[e.Field]))
                .ToList();
            if (command.Basis != record.Version && differing.Count > 0)
                return Task.FromResult<SorOutcome>(new Conflict(record.Version, differing));
            var version = Write(command.Target, command.Ops, command.By, command.IdempotencyKey);
            _keys[command.IdempotencyKey] = version;
            return Task.FromResult<SorOutcome>(new Applied(version));
        }
    }

    public Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct) =>
        Task.FromResult(SorSurroundings.Nothing);

    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct)
    {
        BeforeAnswer?.Invoke();
        lock (_lock)
        {
            var after = cursor is null ? 0 : int.Parse(cursor["after ".Length..], CultureInfo.InvariantCulture);
            var changes = _changes.Skip(after).Take(max).ToList();
            var position = string.Create(CultureInfo.InvariantCulture, $"after {after + changes.Count}");
            return Task.FromResult(new SorChanges(changes, position, after + changes.Count < _changes.Count));
        }
    }

    private int LastChange(SorRecord record) => _changes.FindLastIndex(c => c.Ref == record.Ref);

    private SorVersion Write(SorRef ticket, IReadOnlyList<SorOp> ops, Actor by, string? key)
    {
        var record = _records[ticket];
        var (fields, notes) = (new Dictionary<string, FieldValue>(record.Fields), record.Notes.ToList());
        var now = time.GetUtcNow();
        foreach (var op in ops)
        {
            if (op is AddNote note)
            {
                notes.Add(new SorNote($"n{notes.Count}", now, by, note.Internal, note.Text));
                _changes.Add(new SorChange(ticket, now, by, "note", null, null, key));
                continue;
            }
            var set = (SetField)op;
            _changes.Add(new SorChange(ticket, now, by, set.Field, record[set.Field], set.Value, key));
            if (set.Value is { } value)
                fields[set.Field] = value;
            else
                fields.Remove(set.Field);
        }
        var closes = Catalog
            .Board(fields[TicketFields.Board].Id)!
            .Statuses.Any(s => s.Closed && s.Value.Id == fields[TicketFields.Status].Id);
        var version = NextVersion();
        _records[ticket] = record with
        {
            Version = version,
            IsUntouched = false,
            Fields = fields,
            Notes = notes,
            ClosedAt = closes ? record.ClosedAt ?? now : null,
        };
        return version;
    }

    /// <summary>Says nothing about how often it was written, as a desk elsewhere does.</summary>
    private static SorVersion NextVersion() => new(Guid.NewGuid().ToString("n"));
}

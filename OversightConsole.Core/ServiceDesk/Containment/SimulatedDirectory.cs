using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Containment;

/// <summary>
/// A directory and endpoint service that runs inside the console: it really disables, isolates and blocks in its own rows,
/// says afterwards how things stand, and takes back what can be taken back. It reaches nothing outside.
/// </summary>
public sealed class SimulatedDirectory(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    TimeProvider time
) : IConnectedSystem
{
    /// <inheritdoc />
    public string Connection => ContainmentFields.Connection;

    /// <inheritdoc />
    public bool HasTickets => false;

    /// <inheritdoc />
    public SorCapabilities Capabilities =>
        SorCapabilities.AtomicPrecondition | SorCapabilities.MultiFieldAtomic | SorCapabilities.ExternalKey;

    /// <summary>No catalogue: what may be written is <see cref="ContainmentFields"/>.</summary>
    public Task<SorCatalog> DescribeAsync(CancellationToken ct) => Task.FromResult(new SorCatalog([], [], [], [], []));

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<SorRef, SorRecord>> GetManyAsync(
        IReadOnlyCollection<SorRef> tickets,
        CancellationToken ct
    )
    {
        var found = new Dictionary<SorRef, SorRecord>();
        foreach (var id in tickets)
            if (await GetAsync(id, ct) is { } record)
                found[id] = record;
        return found;
    }

    /// <summary>An empty page: this system has no tickets.</summary>
    public Task<SorPage> FindAsync(SorQuery query, string? cursor, CancellationToken ct) =>
        Task.FromResult(new SorPage([], null));

    /// <summary>No changes: this system has no tickets.</summary>
    public Task<SorChanges> ChangesAsync(string? cursor, int max, CancellationToken ct) =>
        Task.FromResult(new SorChanges([], cursor ?? "", false));

    /// <summary>The customer's objects that anybody ever touched, where they are asked for.</summary>
    public async Task<SorSurroundings> AroundAsync(SorAround around, CancellationToken ct) =>
        around.Parts.HasFlag(AroundParts.Contained) && around.Company is { } company
            ? new SorSurroundings { Contained = await TouchedAsync(company, ct) }
            : SorSurroundings.Nothing;

    /// <summary>How an object stands, or null when there is none such.</summary>
    public async Task<SorRecord?> GetAsync(SorRef id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await GetAsync(db, id, ct);
    }

    /// <summary>What was done to an object, oldest first.</summary>
    public async Task<IReadOnlyList<SorChange>> HistoryAsync(SorRef id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await ChangesAsync(db, id, ct)).Select(Change)];
    }

    /// <summary>The objects of a customer that anybody ever touched, as they stand; of all customers where none is named.</summary>
    public async Task<IReadOnlyList<DirectoryObject>> TouchedAsync(string? company, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var changes = await db.Set<DirectoryChange>()
            .AsNoTracking()
            .Where(c => company == null || c.Company == company)
            .OrderBy(c => c.At)
            .ThenBy(c => c.Number)
            .ToListAsync(ct);
        return
        [
            .. changes
                .GroupBy(c => (c.Kind, c.Target))
                .Select(g => new DirectoryObject(
                    new SorRef(ContainmentFields.Connection, g.Key.Kind, g.Key.Target),
                    g.Last().Company,
                    g.Last().Name,
                    g.GroupBy(c => c.Field).ToDictionary(f => f.Key, f => f.Last().After, StringComparer.Ordinal),
                    g.Last().At,
                    g.Last().ByName
                )),
        ];
    }

    /// <summary>Carries out one command in one transaction: compares, writes, reads back.</summary>
    public async Task<SorOutcome> ApplyAsync(SorCommand command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (await GetAsync(db, command.Target, ct) is not { } stands)
            return new Refused([$"{command.Target} is not in the directory."]);
        if (await db.Set<DirectoryChange>().AnyAsync(c => c.IdempotencyKey == command.IdempotencyKey, ct))
            return new AlreadyApplied(stands.Version);
        var differing = command
            .Expected.Where(e => !FieldValue.Same(e.Value, stands[e.Field]))
            .Select(e => new FieldDifference(e.Field, e.Value, stands[e.Field]))
            .ToList();
        if (differing.Count > 0)
            return new Conflict(stands.Version, differing);
        var sets = command.Ops.OfType<SetField>().ToList();
        if (sets.Count != command.Ops.Count || sets.Exists(s => !MayWrite(stands, s)))
            return new Refused(["The directory does not do that."]);
        AddChanges(write, command, stands, sets);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception))
        {
            return new Throttled(TimeSpan.FromSeconds(1));
        }
        var after = await GetAsync(db, command.Target, ct);
        await write.CommitAsync();
        var missing = sets.Where(s => after?[s.Field]?.Id != s.Value?.Id).Select(s => s.Field).ToList();
        return missing.Count == 0
            ? new Applied(after!.Version)
            : new PartlyApplied([.. sets.Select(s => s.Field).Except(missing)], missing);
    }

    private void AddChanges(WriteScope write, SorCommand command, SorRecord stands, List<SetField> sets)
    {
        var number = int.Parse(stands.Version.Value, CultureInfo.InvariantCulture);
        foreach (var set in sets.Where(s => s.Value!.Id != stands[s.Field]!.Id))
            write.Db.Add(
                new DirectoryChange
                {
                    Kind = command.Target.Kind,
                    Target = command.Target.Id,
                    Number = ++number,
                    Company = stands[TicketFields.Company]!.Id,
                    Name = stands[TicketFields.Summary]!.Name,
                    Field = set.Field,
                    Before = stands[set.Field]!.Id,
                    After = set.Value!.Id,
                    At = time.Now(),
                    ByKind = command.By.Kind,
                    ById = command.By.Id,
                    ByName = command.By.Name,
                    IdempotencyKey = command.IdempotencyKey,
                }
            );
        write.Touch(Topic.Desk);
    }

    private static bool MayWrite(SorRecord stands, SetField set) =>
        ContainmentFields.MayBe(stands.Ref.Kind, set.Field, set.Value?.Id)
        && (
            ContainmentFields.CanBePutBack(set.Field)
            || set.Value!.Id == "revoked"
            || set.Value.Id == stands[set.Field]?.Id
        );

    private async Task<SorRecord?> GetAsync(OversightDbContext db, SorRef id, CancellationToken ct)
    {
        var desk = await directories.CurrentAsync(db, ct);
        if (id.Connection != ContainmentFields.Connection || Owner(desk, id) is not var (company, name))
            return null;
        var fields = ContainmentFields
            .Untouched(id.Kind)
            .ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);
        if (fields.Count == 0)
            return null;
        var changes = await ChangesAsync(db, id, ct);
        foreach (var change in changes)
            fields[change.Field] = FieldValue.Text(change.After);
        fields[TicketFields.Company] = company;
        fields[TicketFields.Summary] = FieldValue.Text(name);
        var version = new SorVersion(changes.Count.ToString(CultureInfo.InvariantCulture));
        return new SorRecord(
            id,
            version,
            fields,
            "",
            TicketSource.Directory,
            null,
            DateTimeOffset.UnixEpoch,
            null,
            [],
            null
        );
    }

    /// <summary>Whose object it is and what people call it; null when the customer is not known.</summary>
    private static (FieldValue Company, string Name)? Owner(DeskDirectory desk, SorRef id)
    {
        var slash = id.Id.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || desk.Companies.GetValueOrDefault(id.Id[..slash]) is not { } company)
            return null;
        var owner = new FieldValue(company.Id, company.Name);
        return id.Kind switch
        {
            // Not everybody with an account ever wrote to the desk, nor is every device kept there.
            ContainmentFields.AccountKind => (
                owner,
                desk.Contacts.GetValueOrDefault(id.Id)?.Name ?? id.Id[(slash + 1)..]
            ),
            ContainmentFields.DeviceKind => (
                owner,
                desk.Catalog.Configurations.FirstOrDefault(c => c.Value.Id == id.Id)?.Value.Name ?? id.Id[(slash + 1)..]
            ),
            ContainmentFields.SenderKind => (owner, id.Id[(slash + 1)..]),
            _ => null,
        };
    }

    private static Task<List<DirectoryChange>> ChangesAsync(OversightDbContext db, SorRef id, CancellationToken ct) =>
        db.Set<DirectoryChange>()
            .AsNoTracking()
            .Where(c => c.Kind == id.Kind && c.Target == id.Id)
            .OrderBy(c => c.Number)
            .ToListAsync(ct);

    private static SorChange Change(DirectoryChange c) =>
        new(
            new SorRef(ContainmentFields.Connection, c.Kind, c.Target),
            c.At,
            new Actor(c.ByKind, c.ById, c.ByName),
            c.Field,
            FieldValue.Text(c.Before),
            FieldValue.Text(c.After),
            c.IdempotencyKey
        );
}

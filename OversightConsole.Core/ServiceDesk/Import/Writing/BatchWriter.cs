using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>
/// Writes rows to the desk, one transaction per batch: what the desk must know first, the tickets, one entry in the trail.
/// If the process dies, a batch is in or it is not; the next run finds by identity what is missing.
/// </summary>
internal sealed class BatchWriter(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    EmbeddedDesk desk,
    TimeProvider time,
    ImportLimits limits,
    Person by,
    string fileHash
)
{
    private readonly Actor _actor = new(ActorKind.Import, by.Id, by.Name);
    private DeskNames? _names;
    private int _addedClasses;
    private int _addedCompanies;

    public async Task<BatchResult> WriteAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var fresh = await FreshAsync(db, rows, ct);
        var directory = await directories.CurrentAsync(db, ct);
        var names = _names is { } kept && kept.Knows(directory) ? kept : _names = new DeskNames(directory);
        names.Allow(limits.MaxNewClasses - _addedClasses, limits.MaxNewCompanies - _addedCompanies);
        var builder = new ImportedRowBuilder(directory, names, _actor, time.Now());
        var built = new List<(ImportRow Row, TicketStory Story)>(fresh.Count);
        var rejected = new List<RejectedRow>();
        foreach (var row in fresh)
        {
            if (builder.Tell(row, out var reason) is { } story)
                built.Add((row, story));
            else
                rejected.Add(new RejectedRow(row.Line, reason!, row.Raw));
        }
        if (names.Added.Count > 0)
        {
            db.AddRange(names.Added);
            await DeskConfiguration.ChangedAsync(db, scope.Now, ct);
            names.Added.Clear();
        }
        var results = await desk.CreateManyAsync(db, [.. built.Select(t => t.Story)], ct);
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Ticket is null)
                rejected.Add(new RejectedRow(built[i].Row.Line, Sentence(results[i]), built[i].Row.Raw));
        }
        var imported = results.Count(r => r.Ticket is not null);
        var closed = built
            .Zip(results)
            .Count(t => t.Second.Ticket is not null && ImportedRowBuilder.Closes(t.First.Story));
        if (imported > 0)
            Trail(
                scope,
                ImportHistory.Batch,
                new
                {
                    fileHash,
                    firstLine = rows[0].Line,
                    lastLine = rows[^1].Line,
                    imported,
                }
            );
        await scope.CommitAsync();
        _addedClasses += names.AddedClasses;
        _addedCompanies += names.AddedCompanies;
        return new BatchResult(imported, closed, rows.Count - fresh.Count, rejected);
    }

    /// <summary>
    /// Enters how it ended, and tells whoever learns from closed tickets. Not cancellable: what is in is in. If the process
    /// dies before, the tickets are there all the same and are learned from at the next look.
    /// </summary>
    public async Task FinishAsync(ImportCounts counts, long closed, bool complete)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var scope = await db.BeginWriteAsync(time, CancellationToken.None);
        Trail(
            scope,
            ImportHistory.End,
            new
            {
                fileHash,
                counts.Read,
                counts.Imported,
                counts.Duplicates,
                counts.Rejected,
                closed,
                complete,
            }
        );
        if (closed > 0)
            scope.Touch(Topic.Lessons);
        await scope.CommitAsync();
    }

    /// <summary>The rows whose identity the desk does not have, each identity once.</summary>
    private static async Task<List<ImportRow>> FreshAsync(
        OversightDbContext db,
        IReadOnlyList<ImportRow> rows,
        CancellationToken ct
    )
    {
        var keys = rows.Select(r => r.Key).ToList();
        var known = await db.Set<Ticket>()
            .Where(t => t.ExternalKey != null && keys.Contains(t.ExternalKey))
            .Select(t => t.ExternalKey!)
            .ToListAsync(ct);
        var seen = known.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(r => seen.Add(r.Key))];
    }

    private void Trail(WriteScope write, string kind, object facts) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                time.Now(),
                AuditActor.Person(by.Id, by.Name),
                kind,
                TrailSubject.Import(fileHash[..16]),
                null,
                facts
            )
        );

    private static string Sentence(StoryResult result) => string.Join(" ", result.Problems.Select(p => p.Sentence));
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>Reads from the trail what was imported, by whichever process.</summary>
public sealed class ImportHistory(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    internal const string Batch = TrailKind.DeskImported;
    internal const string End = TrailKind.DeskImportEnded;

    /// <summary>A batch is written within seconds; an import silent for so long has died.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(1);

    /// <summary>What finished after <paramref name="since"/> (null: ever), and whether an import is under way.</summary>
    public async Task<ImportStatus> SinceAsync(DateTimeOffset? since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = db.Set<AuditEntry>().AsNoTracking();
        var batch = await NewestAsync(entries, Batch, ct);
        var ended = (await NewestAsync(entries, End, ct))?.Sequence ?? 0;
        var underWay = batch is not null && batch.Sequence > ended && batch.At > time.Now() - Silent;
        var from = since ?? DateTimeOffset.MinValue;
        var ends = await entries.Where(e => e.Kind == End && e.At > from).Select(e => e.Payload).ToListAsync(ct);
        return new ImportStatus(underWay, ends.Sum(ClosedIn));
    }

    private static Task<AuditEntry?> NewestAsync(IQueryable<AuditEntry> entries, string kind, CancellationToken ct) =>
        entries.Where(e => e.Kind == kind).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct);

    private static long ClosedIn(string payload)
    {
        using var facts = JsonDocument.Parse(payload);
        return facts.RootElement.GetProperty("closed").GetInt64();
    }
}

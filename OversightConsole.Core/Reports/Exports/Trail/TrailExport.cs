using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports.Trail;

/// <summary>
/// Writes the trail's entries to a file for an auditor: as stored, with their hashes, oldest first, and where the chain ended
/// when they were read. Made as <see cref="OverrideExport"/> makes its file, and as that one it is itself an entry.
/// </summary>
public sealed class TrailExport(IDbContextFactory<OversightDbContext> contexts, ReportFolder folder, TimeProvider time)
{
    private const int SliceSize = 2_000;

    /// <summary>Who may read and export the trail: managers, auditors and administrators.</summary>
    public static bool MayRead(Person person) => person.Is(Role.Manager, Role.Auditor, Role.Administrator);

    /// <summary>Writes the entries; the outcome names the file.</summary>
    public async Task<ExportOutcome> WriteAsync(
        Person by,
        AuditFilter filter,
        ReportFormat format,
        CancellationToken ct = default
    )
    {
        if (!MayRead(by))
            return new ExportNotAllowed();
        var path = folder.NewPart(null, time.Now());
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var snapshot = await db.BeginSnapshotAsync(ct);
            var head = await HeadAsync(db, ct);
            await using var writer = format.Writer(
                ReportFolder.Open(path),
                ExportedEntry.Table,
                Envelope(filter, head)
            );
            await foreach (var row in RowsAsync(db, filter, ct))
                await writer.WriteAsync(row, ct);
            var rows = await writer.EndRowsAsync(ct);
            await snapshot.DisposeAsync();
            // From here on it is not given up because a browser closed: the trail is about to say that it exists.
            var position = await EnterAsync(by, filter, format, head, rows);
            await writer.FinishAsync(position, CancellationToken.None);
            return new Exported(path, Name(format, head, position.Sequence), rows.Count, position.Sequence);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Slice by slice from the first entry, so that a trail of millions needs no more memory than a short one.</summary>
    private static async IAsyncEnumerable<ExportedEntry> RowsAsync(
        OversightDbContext db,
        AuditFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var after = 0L;
        while (true)
        {
            var position = after;
            var entries = await AuditReader
                .Matching(db, filter)
                .Where(e => e.Sequence > position)
                .OrderBy(e => e.Sequence)
                .Take(SliceSize)
                .ToListAsync(ct);
            await AuditTexts.FillAsync(db, entries, ct);
            var open = await OpenAsync(db, entries, ct);
            foreach (var entry in entries)
                yield return new ExportedEntry(entry, open.Contains(entry.Subject));
            if (entries.Count < SliceSize)
                yield break;
            after = entries[^1].Sequence;
        }
    }

    /// <summary>
    /// The subjects of suggestions that wait: all of them, since leaving out only the blind ones would tell which they are.
    /// </summary>
    private static async Task<HashSet<string>> OpenAsync(
        OversightDbContext db,
        IReadOnlyList<AuditEntry> entries,
        CancellationToken ct
    )
    {
        var ids = entries
            .Where(e => e.Kind == TrailKind.ProposalMade)
            .Select(e => TrailSubject.ProposalIn(e.Subject) ?? Guid.Empty)
            .ToList();
        var open = await db.Set<Proposal>()
            .WhereOpen()
            .Where(p => ids.Contains(p.Id))
            .Select(p => p.Id)
            .ToListAsync(ct);
        return [.. open.Select(id => TrailSubject.Proposal(id))];
    }

    private static async Task<ChainHead> HeadAsync(OversightDbContext db, CancellationToken ct)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        var verdict = await db.Set<TrailVerdict>().AsNoTracking().SingleOrDefaultAsync(ct);
        return new ChainHead(head?.Sequence ?? 0, head?.Hash ?? "", verdict?.Intact, verdict?.At);
    }

    private Task<ReportPosition> EnterAsync(
        Person by,
        AuditFilter filter,
        ReportFormat format,
        ChainHead head,
        WrittenRows rows
    ) =>
        ReportEntry.AppendAsync(
            contexts,
            time.Now(),
            by,
            new
            {
                report = "audit",
                format = Codes.Of(format),
                filters = Filters(filter) with
                {
                    Search = null,
                },
                search = PersonalText.Of(filter.Search),
                head,
                rows = rows.Count,
                rows.Sha256,
            }
        );

    private ReportEnvelope Envelope(AuditFilter filter, ChainHead head) =>
        new("audit", time.Now(), ("filters", Filters(filter)), ("head", head));

    private static TrailFilters Filters(AuditFilter filter) =>
        new(
            filter.Search,
            filter.Ticket,
            filter.From,
            filter.To,
            filter.ActorKind,
            filter.ActorId,
            filter.Kind,
            filter.Alone
        );

    /// <summary>A CSV has no room for it, so the name says where the chain ended: the position and its hash's first digits.</summary>
    private static string Name(ReportFormat format, ChainHead head, long sequence) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"audit-head-{head.Sequence}-{(head.Hash.Length < 16 ? "none" : head.Hash[..16])}-trail-{sequence}.{Codes.Of(format)}"
        );
}

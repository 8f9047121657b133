using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>
/// Checks the chain, and that the state follows from it, and leaves the verdict as a row, which the gate reads: nobody acts alone while it is bad or missing.
/// Safe on several nodes: the last look counts, and dying half-way leaves the verdict before.
/// </summary>
public sealed class TrailCheck(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    // Shorter than the pause between two runs, so that of several nodes the first to wake does it for all.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(4);

    /// <summary>Checks, unless another node just has. Always false: there is nothing more to do right away.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = time.Now() - Fresh;
        if (!await db.Set<TrailVerdict>().AnyAsync(v => v.At > since, ct))
            await RunAsync(ct: ct);
        return false;
    }

    /// <summary>Checks everything from the first entry and enters what was found.</summary>
    /// <param name="by">The person who asked; that they did is entered in the trail. Null for the console itself.</param>
    /// <param name="expected">A position written down elsewhere. It tells the caller and does not become the verdict.</param>
    public async Task<AuditVerdict> RunAsync(
        Person? by = null,
        AuditMark? expected = null,
        CancellationToken ct = default
    )
    {
        var at = time.Now();
        await using var db = await contexts.CreateDbContextAsync(ct);
        AuditVerdict verdict;
        // One snapshot for all that is compared, so that a writer at work does not look like a forger.
        await using (await db.BeginSnapshotAsync(ct))
            verdict = await LookAsync(db, ct);
        await EnterAsync(db, verdict, by, at, ct);
        return await AuditVerifier.MeetAsync(db, verdict, expected, ct);
    }

    /// <summary>State is compared only with a chain that holds: from a broken one nothing follows.</summary>
    internal static async Task<AuditVerdict> LookAsync(OversightDbContext db, CancellationToken ct)
    {
        var replay = new TrailReplay();
        var chain = await AuditVerifier.WalkAsync(db, replay.Take, ct);
        if (!chain.Intact)
            return chain;
        var differences = await replay.CompareAsync(db, ct);
        if (differences.Count == 0)
            return chain;
        var first = differences[0];
        return chain with
        {
            Intact = false,
            FirstBadSequence = first.Entry,
            Reason = differences.Count == 1 ? first.Sentence : $"{first.Sentence} And {differences.Count - 1} more.",
        };
    }

    private static async Task EnterAsync(
        OversightDbContext db,
        AuditVerdict verdict,
        Person? by,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        await using var write = await db.BeginWriteAsync(at, ct);
        // Two nodes that finish at once wait for each other here; nobody else locks anything after the trail's head.
        await db.LockRowAsync(AuditTrail.HeadTable, nameof(AuditHead.Id), AuditHead.TheOne, ct);
        var row = await db.Set<TrailVerdict>().SingleOrDefaultAsync(ct);
        if (row?.At > at)
            return;
        if (row is null)
            db.Add(row = new TrailVerdict());
        var isNews = row.Enter(verdict, at);
        // Where the head is gone nothing can be appended; the verdict is kept all the same.
        if ((isNews || by is not null) && verdict.HeadHash.Length > 0)
            Record(write, verdict, by, at);
        if (isNews)
            write.Touch(Topic.Fleet);
        write.Touch(Topic.Trail);
        await write.CommitAsync();
    }

    private static void Record(WriteScope write, AuditVerdict verdict, Person? by, DateTimeOffset at) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                at,
                by is null ? AuditActor.System("trail check") : AuditActor.Person(by.Id, by.Name),
                verdict.Intact ? TrailKind.TrailVerified : TrailKind.TrailBroken,
                "trail",
                null,
                new
                {
                    verdict.Entries,
                    verdict.HeadSequence,
                    verdict.HeadHash,
                    verdict.FirstBadSequence,
                    reason = PersonalText.Of(verdict.Reason),
                }
            )
        );
}

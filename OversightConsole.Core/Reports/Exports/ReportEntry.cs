using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>The trail's entry about an export.</summary>
internal static class ReportEntry
{
    /// <summary>Enters that <paramref name="by"/> exported; where the entry stands.</summary>
    public static async Task<ReportPosition> AppendAsync(
        IDbContextFactory<OversightDbContext> contexts,
        DateTimeOffset now,
        Person by,
        object facts
    )
    {
        var subject = TrailSubject.Report(Guid.CreateVersion7(now));
        await using var db = await contexts.CreateDbContextAsync();
        await using (var write = await db.BeginWriteAsync(now))
        {
            var actor = AuditActor.Person(by.Id, by.Name);
            AuditTrail.Append(write, new AuditAct(now, actor, TrailKind.ReportExported, subject, null, facts));
            await write.CommitAsync();
        }
        return await db.Set<AuditEntry>()
            .Where(e => e.Subject == subject)
            .Select(e => new ReportPosition(e.Sequence, e.Hash))
            .SingleAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.State;

/// <summary>Decides whether a database may become the demo's, and empties one whose build was interrupted.</summary>
public sealed class DemoReset(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    // Roles and keys are part of an empty console; the marker must outlive a reset that is interrupted too.
    private static readonly HashSet<string> Kept = ["AspNetRoles", "DataProtectionKeys", "DemoMarker"];

    /// <summary>
    /// Empties the database when it carries the mark of an unfinished build, users included; called at start before
    /// anything else is written. Returns whether it did.
    /// </summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var scope = await db.BeginWriteAsync(time, ct);
        var isUnfinished = await db.Set<DemoMarker>().AnyAsync(m => m.State == DemoState.Building, ct);
        if (isUnfinished)
        {
            await Schema.EmptyAsync(db, Kept, ct);
            db.Add(new AuditHead());
            await db.Set<DemoMarker>().ExecuteDeleteAsync(ct);
        }
        await scope.CommitAsync();
        return isUnfinished;
    }

    /// <summary>Whether a demo may be built here: nobody's tickets, customers or staff are in it.</summary>
    public static async Task<bool> IsEmptyAsync(OversightDbContext db, CancellationToken ct) =>
        !await db.Set<Ticket>().AnyAsync(ct)
        && !await db.Set<Company>().AnyAsync(c => !c.IsCatchAll, ct)
        && !await db.Set<Member>().AnyAsync(ct);
}

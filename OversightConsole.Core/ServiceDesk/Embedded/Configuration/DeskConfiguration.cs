using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>The configuration a desk starts with, and the one way to say that it has changed.</summary>
public sealed class DeskConfiguration(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>The id of the company where tickets lie whose customer nobody knows yet.</summary>
    public const string CatchAllCompany = "catchall";

    /// <summary>Writes the default configuration into a desk that has none; doing it twice changes nothing.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<DeskState>().AnyAsync(ct))
            return;
        try
        {
            await EnsureAsync(db, ct);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Another node was first with the same configuration.
        }
    }

    /// <summary>As <see cref="EnsureAsync(CancellationToken)"/>, in the caller's transaction.</summary>
    public async Task EnsureAsync(OversightDbContext db, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(time, ct);
        if (!await db.Set<DeskState>().AnyAsync(ct))
        {
            db.AddRange(DefaultServiceLevels.Calendars);
            db.AddRange(DefaultServiceLevels.Hours);
            db.AddRange(DefaultServiceLevels.Priorities);
            db.AddRange(DefaultServiceLevels.Grid);
            db.AddRange(DefaultServiceLevels.Slas);
            db.AddRange(DefaultServiceLevels.Targets);
            db.AddRange(DefaultBoards.Teams);
            db.AddRange(DefaultBoards.Boards);
            db.AddRange(DefaultBoards.Statuses);
            db.AddRange(DefaultClasses.Classes);
            db.AddRange(DefaultClasses.Rows);
            db.Add(
                new Company
                {
                    Id = CatchAllCompany,
                    Name = "Catchall (unassigned)",
                    IsCatchAll = true,
                }
            );
            db.Add(new DeskState { ConfigurationStamp = Guid.NewGuid() });
            write.Touch(Topic.Desk);
        }
        await write.CommitAsync();
        Forget(db);
    }

    /// <summary>
    /// Saves configuration, companies (with what they allow: everything, unless a row on <paramref name="db"/> says otherwise), contacts, members or rules added or changed on <paramref name="db"/> within the
    /// caller's open write scope, and tells every reader that its copy is old. Without this call changes go unseen.
    /// </summary>
    public static async Task ChangedAsync(OversightDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        // Before the inner scope, which saves what is there: afterwards nobody could tell which companies are new.
        AllowOpenly(db);
        await using var write = await db.BeginWriteAsync(now, ct);
        await db.SaveChangesAsync(ct);
        var stamp = Guid.NewGuid();
        await db.Set<DeskState>().ExecuteUpdateAsync(s => s.SetProperty(x => x.ConfigurationStamp, _ => stamp), ct);
        DeskWriteLock.Changed(db, stamp);
        write.Touch(Topic.Desk);
        await write.CommitAsync();
    }

    private static void AllowOpenly(OversightDbContext db)
    {
        var said = db
            .ChangeTracker.Entries<CustomerConsent>()
            .Where(e => e.Entity.Connection == EmbeddedSystemOfRecord.ConnectionName)
            .Select(e => e.Entity.Company)
            .ToHashSet();
        var added = db.ChangeTracker.Entries<Company>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
        db.AddRange(
            added
                .Where(c => !c.IsCatchAll && !said.Contains(c.Id))
                .Select(c => CustomerConsent.Of(EmbeddedSystemOfRecord.ConnectionName, c.Id, AllowedTerms.All))
                .ToList()
        );
    }

    private static void Forget(OversightDbContext db)
    {
        // The counters move by direct updates; a tracked copy would only grow stale.
        foreach (var entry in db.ChangeTracker.Entries<DeskState>().ToList())
            entry.State = EntityState.Detached;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OversightConsole.Core.Storage;

/// <summary>Brings a database to the current schema, or back to its first day.</summary>
public sealed class Schema(IDbContextFactory<OversightDbContext> contexts)
{
    /// <summary>Applies the migrations that are missing; doing it twice changes nothing.</summary>
    /// <exception cref="FormerDatabaseException">The database has migrations that this build does not know; nothing was written.</exception>
    public async Task EnsureAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Otherwise Initial would fail on the first table that is there already, with a sentence that helps nobody.
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
            throw new FormerDatabaseException(unknown);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Deletes every row of every table but <paramref name="kept"/>, in the caller's write scope; the caller has made sure that it may.</summary>
    public static async Task EmptyAsync(OversightDbContext db, IReadOnlySet<string> kept, CancellationToken ct)
    {
        foreach (var table in DependentsFirst(db.Model).Where(t => !kept.Contains(t)))
        {
            // Table names come from the model, never from outside.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"", ct);
#pragma warning restore EF1002
        }
    }

    private static List<string> DependentsFirst(IModel model)
    {
        var left = model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList();
        var order = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(t => t.GetReferencingForeignKeys().All(k => IsGone(k.DeclaringEntityType, t)))
                .ToList();
            if (free.Count == 0)
                throw new InvalidOperationException("The tables refer to each other in a circle.");
            order.AddRange(free.Select(t => t.GetTableName()!));
            left.RemoveAll(free.Contains);
        }
        return [.. order.Distinct()];

        bool IsGone(IReadOnlyEntityType dependent, IEntityType self) =>
            dependent == self || left.All(t => t != dependent);
    }
}

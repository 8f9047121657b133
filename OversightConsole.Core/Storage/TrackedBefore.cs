using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OversightConsole.Core.Storage;

/// <summary>
/// What a context tracked before a part of a write began, all of it saved. A savepoint takes rows back but not the tracker:
/// without this, what a part added or changed would be written after all when the whole saves.
/// </summary>
internal sealed class TrackedBefore(ChangeTracker tracker)
{
    private readonly List<(object Entity, PropertyValues Values)> _entities = tracker
        .Entries()
        .Select(e => (e.Entity, e.CurrentValues.Clone()))
        .ToList();

    /// <summary>Forgets what came in since, and puts the rest back to how it was.</summary>
    public void Restore(DbContext db)
    {
        db.ChangeTracker.Clear();
        foreach (var (entity, values) in _entities)
        {
            var entry = db.Entry(entity);
            entry.CurrentValues.SetValues(values);
            entry.OriginalValues.SetValues(values);
            entry.State = EntityState.Unchanged;
        }
    }
}

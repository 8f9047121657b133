using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>A part of the state that is rebuilt from the trail, entry by entry, and then held against the database.</summary>
internal abstract class Projection
{
    /// <summary>The entries it follows from.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Takes in the next entry of one of these kinds.</summary>
    public abstract void Take(TrailEvent trailEvent);

    /// <summary>Names what in the database does not follow; reads in the caller's snapshot and uses up what was taken in.</summary>
    public abstract Task CompareAsync(OversightDbContext db, Differences differences, CancellationToken ct);
}

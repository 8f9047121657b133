using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Training;

/// <summary>When a version was trained, and on how much.</summary>
/// <param name="Version">As proposals carry it.</param>
/// <param name="Examples">Closed tickets that it learned from.</param>
/// <param name="At">When.</param>
public sealed record TrainedVersion(string Version, int Examples, DateTimeOffset At);

/// <summary>Reads which versions an agent was trained to.</summary>
public sealed class AgentVersions(IDbContextFactory<OversightDbContext> contexts)
{
    private const int Most = 50;

    /// <summary>The newest fifty, newest first; empty for an agent that is not trained.</summary>
    public async Task<IReadOnlyList<TrainedVersion>> ListAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var models = await db.Set<TrainedModel>()
            .AsNoTracking()
            .Where(m => m.Agent == agent)
            .OrderByDescending(m => m.Number)
            .Take(Most)
            .ToListAsync(ct);
        return [.. models.Select(m => new TrainedVersion(m.Version, m.Examples, m.At))];
    }
}

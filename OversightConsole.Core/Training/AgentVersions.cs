using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training;

/// <summary>A version of an agent, as the model store knows it.</summary>
/// <param name="Number">The number of the version.</param>
/// <param name="Version">As proposals carry it.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Since">The instant since which the version has its role.</param>
/// <param name="Examples">Closed tickets that it learned from.</param>
/// <param name="From">The oldest of them.</param>
/// <param name="To">The newest of them.</param>
/// <param name="TrainingHash">SHA-256 over them and what was learned of each.</param>
/// <param name="Cause">Why it was trained; null in versions from before.</param>
/// <param name="Measures">On tickets it had not seen; null where not measured.</param>
/// <param name="At">When it was trained.</param>
public sealed record TrainedVersion(
    int Number,
    string Version,
    VersionRole Role,
    DateTimeOffset Since,
    int Examples,
    DateTimeOffset From,
    DateTimeOffset To,
    string TrainingHash,
    string? Cause,
    VersionMeasures? Measures,
    DateTimeOffset At
)
{
    /// <summary>What a language service answers with in its place; null in versions that were trained.</summary>
    public string? LanguageModel { get; init; }
}

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
        var champion = models.Where(m => m.Role == VersionRole.Champion).MaxBy(m => m.Number);
        return
        [
            .. models.Select(m => new TrainedVersion(
                m.Number,
                m.Version,
                // In databases from before every version is a champion; only the newest is at work.
                m.Role == VersionRole.Champion
                && m != champion
                    ? VersionRole.Retired
                    : m.Role,
                m.Since,
                m.Examples,
                m.From,
                m.To,
                m.TrainingHash,
                m.Cause,
                m.Measures,
                m.At
            )
            {
                LanguageModel = m.LanguageModel,
            }),
        ];
    }
}

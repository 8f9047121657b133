using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Reports.Hygiene;

/// <summary>Reads where the desks' own books are unclear, each desk held against its own catalogue.</summary>
public sealed class HygieneReader(AgentTraining training, ISystemOfRecord desk)
{
    private const int MostDisagreements = 30;

    /// <summary>Reads the newest closed tickets; takes some seconds.</summary>
    public async Task<HygieneReport> ReadAsync(CancellationToken ct = default)
    {
        var catalogs = await DeskCatalogs.OfAllAsync(desk, ct);
        var closed = (await training.LessonsAsync(null, ct)).Select(l => l.Record).ToList();
        return await Task.Run(() => Of(closed, catalogs, ct), ct);
    }

    /// <summary>One report of all desks. Tickets of two desks are never compared: each desk has categories of its own.</summary>
    internal static HygieneReport Of(IReadOnlyList<SorRecord> closed, DeskCatalogs catalogs, CancellationToken ct)
    {
        var byDesk = closed.ToLookup(r => r.Ref.Connection);
        var desks = catalogs.Connections.Select(c => new HygieneDesk(catalogs, c).Of([.. byDesk[c]], ct)).ToList();
        return new HygieneReport(
            desks.Sum(d => d.Closed),
            desks.Sum(d => d.Twins),
            desks.Sum(d => d.Agreeing),
            [
                .. desks
                    .SelectMany(d => d.Disagreements)
                    .OrderByDescending(d => d.Twins)
                    .ThenBy(d => d.One, StringComparer.Ordinal)
                    .Take(MostDisagreements),
            ],
            [.. desks.SelectMany(d => d.NeverUsed).OrderBy(u => u.Path, StringComparer.Ordinal)],
            [
                .. desks
                    .SelectMany(d => d.Empty)
                    .GroupBy(e => e.Field, e => e.Count)
                    .Select(g => new EmptyField(g.Key, g.Sum(), g.Sum() / (double)closed.Count))
                    .OrderByDescending(e => e.Count),
            ]
        );
    }
}

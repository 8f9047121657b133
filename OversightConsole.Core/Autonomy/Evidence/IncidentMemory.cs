using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// The incidents of the last day, read once for the tickets that are worked on in one transaction: reading them again for
/// each proposal was a quarter of the pipeline's work.
/// </summary>
public sealed class IncidentMemory
{
    private readonly Dictionary<string, LinkedList<IncidentWords>> _byClaim = new(StringComparer.Ordinal);

    /// <summary>What was added is not in the database after all: it is read again.</summary>
    public void Forget() => _byClaim.Clear();

    internal async Task<IEnumerable<IncidentWords>> OfAsync(string claim, Func<Task<List<IncidentWords>>> newestFirst)
    {
        if (!_byClaim.TryGetValue(claim, out var known))
            _byClaim[claim] = known = new(await newestFirst());
        return known;
    }

    internal void Add(IncidentWords words)
    {
        if (_byClaim.TryGetValue(words.Claim, out var known))
            known.AddFirst(words);
    }
}

namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>Collects differences; of very many it names the first and counts the rest.</summary>
internal sealed class Differences
{
    private const int MostNamed = 50;
    private readonly List<StateDifference> _named = [];
    private readonly Dictionary<string, int> _perKind = new(StringComparer.Ordinal);

    /// <summary>Whether another one of this kind would only be counted, so that wording it is not worth a query.</summary>
    public bool IsFull(string kind) => _perKind.GetValueOrDefault(kind) >= MostNamed;

    public void Add(string kind, string sentence, long? entry, string? agent)
    {
        if (!IsFull(kind))
            _named.Add(new StateDifference(sentence, entry, agent));
        Count(kind);
    }

    public void Count(string kind) => _perKind[kind] = _perKind.GetValueOrDefault(kind) + 1;

    /// <summary>The differences in the order of their entries, those without one last.</summary>
    public IReadOnlyList<StateDifference> All() =>
        [
            .. _named.OrderBy(d => d.Entry ?? long.MaxValue),
            .. _perKind
                .Where(k => k.Value > MostNamed)
                .OrderBy(k => k.Key, StringComparer.Ordinal)
                .Select(k => new StateDifference($"{k.Value - MostNamed} more of the kind: {k.Key}.", null, null)),
        ];
}

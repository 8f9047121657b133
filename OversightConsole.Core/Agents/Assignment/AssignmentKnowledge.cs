using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Core.Agents.Assignment;

/// <summary>Who worked on what: counts of closed tickets by class, at every level of the class.</summary>
/// <param name="Teams">By class code ("" for all): closed tickets by team.</param>
/// <param name="Owners">By class code ("" for all): closed tickets by member.</param>
/// <param name="Measured">From the chance that counts give to the share in which team and owner were right.</param>
public sealed record AssignmentKnowledge(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Teams,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Owners,
    LogisticModel Measured
)
{
    /// <summary>How many tickets a class needs of its own before they count as much as those of the class above it.</summary>
    private const double Above = 2;

    /// <summary>The share of tickets of this class that went to each team, likeliest first.</summary>
    public IReadOnlyList<(string Team, double Share)> TeamsOf(string leaf) =>
        [
            .. Names(Teams, leaf)
                .Select(t => (t, Share(Teams, leaf, t)))
                .OrderByDescending(t => t.Item2)
                .ThenBy(t => t.t, StringComparer.Ordinal),
        ];

    /// <summary>The share of tickets of this class that a member took, 0–1.</summary>
    public double OwnerShare(string leaf, string member) => Share(Owners, leaf, member);

    /// <summary>How many closed tickets of this very class a member took.</summary>
    public int Closed(string leaf, string member) => Owners.GetValueOrDefault(leaf)?.GetValueOrDefault(member) ?? 0;

    /// <summary>How many closed tickets of this very class there were.</summary>
    public int Closed(string leaf) => Owners.GetValueOrDefault(leaf)?.Values.Sum() ?? 0;

    /// <summary>The chance, as it turned out on later tickets.</summary>
    public double Confidence(double chance) => Math.Clamp(PlattScaling.Apply(Measured, chance), 0.01, 0.99);

    /// <summary>The class, the class above it, and so on up to "".</summary>
    public static IEnumerable<string> Levels(string leaf)
    {
        for (var code = leaf; code.Length > 0; code = code[..Math.Max(0, code.LastIndexOf('/'))])
            yield return code;
        yield return "";
    }

    private static IEnumerable<string> Names(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> counts,
        string leaf
    ) => Levels(leaf).SelectMany(l => counts.GetValueOrDefault(l)?.Keys ?? []).Distinct();

    private static double Share(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> counts,
        string leaf,
        string name
    )
    {
        var share = 0.0;
        foreach (var level in Levels(leaf).Reverse())
        {
            if (counts.GetValueOrDefault(level) is not { } here)
                continue;
            var all = here.Values.Sum();
            share = (here.GetValueOrDefault(name) + Above * share) / (all + Above);
        }
        return share;
    }
}

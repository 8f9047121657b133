using System.Runtime.CompilerServices;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>How rare each word of the customers' names is among them.</summary>
internal sealed class NameRarity
{
    private readonly Dictionary<string, int> _having = new(StringComparer.Ordinal);
    private readonly int _all;

    public NameRarity(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _all++;
            foreach (var word in Words(name))
                _having[word] = _having.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>The words of a name with their share of its rarity.</summary>
    public IReadOnlyList<(string Word, double Weight)> Distinctive(string name)
    {
        var weighed = Words(name).Select(w => (Word: w, Weight: Math.Log((_all + 1.0) / _having[w]))).ToList();
        var sum = weighed.Sum(w => w.Weight);
        return sum <= 0 ? [] : [.. weighed.Select(w => (w.Word, w.Weight / sum))];
    }

    private static IEnumerable<string> Words(string name) =>
        SenderClues.Flatten(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).Distinct();
}

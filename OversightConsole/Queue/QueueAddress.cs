using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue;

/// <summary>What the page shows, as its address says it: it survives a lost circuit and can be sent to a colleague.</summary>
public sealed record QueueAddress(QueueFilter Filter, string? Ticket)
{
    private static readonly (QueueView View, string Code)[] Views =
    [
        (QueueView.ForMe, "me"),
        (QueueView.Everyone, "everyone"),
        (QueueView.Skipped, "skipped"),
        (QueueView.CanBeUndone, "undo"),
    ];

    private static readonly (QueueSort Sort, string Code)[] Sorts =
    [
        (QueueSort.MostUrgent, "urgent"),
        (QueueSort.Newest, "newest"),
        (QueueSort.Oldest, "oldest"),
    ];

    /// <summary>Reads an address as somebody may have typed it: what it does not know counts as left out.</summary>
    public static QueueAddress Read(
        string? view,
        string? sort,
        string? agent,
        string? risk,
        string? search,
        string? ticket
    ) =>
        new(
            new QueueFilter(
                Views.FirstOrDefault(v => v.Code == view, Views[0]).View,
                Sorts.FirstOrDefault(s => s.Code == sort, Sorts[0]).Sort,
                Clean(agent),
                Enum.TryParse<RiskTier>(risk, true, out var tier) && Enum.IsDefined(tier) ? tier : null,
                Clean(search)
            ),
            Clean(ticket)
        );

    public override string ToString()
    {
        List<string> parts = [];
        Add("view", Filter.View == QueueView.ForMe ? null : Views.First(v => v.View == Filter.View).Code);
        Add("agent", Filter.Agent);
        Add("risk", Filter.Risk?.ToString().ToLower(CultureInfo.InvariantCulture));
        Add("sort", Filter.Sort == QueueSort.MostUrgent ? null : Sorts.First(s => s.Sort == Filter.Sort).Code);
        Add("search", Filter.Search);
        Add("ticket", Ticket);
        return parts.Count == 0 ? "/queue" : "/queue?" + string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

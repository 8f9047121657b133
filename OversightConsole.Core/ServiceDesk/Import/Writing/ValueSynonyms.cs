using OversightConsole.Core.ServiceDesk.Embedded.Configuration;

namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>What the words mean that most desks use for priorities and statuses.</summary>
internal static class ValueSynonyms
{
    private static readonly string[][] Levels =
    [
        ["critical", "urgent", "highest", "blocker", "emergency", "immediate"],
        ["high", "major", "important"],
        ["medium", "normal", "moderate", "standard"],
        ["low", "minor", "trivial", "lowest", "planning"],
    ];

    private static readonly string[] Closed =
    [
        "closed",
        "resolved",
        "completed",
        "complete",
        "done",
        "fixed",
        "solved",
        "cancelled",
        "canceled",
    ];

    private static readonly string[] Open =
    [
        "open",
        "new",
        "in progress",
        "pending",
        "assigned",
        "active",
        "reopened",
        "on hold",
        "waiting",
        "patch available",
        "unconfirmed",
    ];

    /// <summary>The priority of that name, level or usual word; null when it means none.</summary>
    public static Priority? Priority(IReadOnlyList<Priority> priorities, string value)
    {
        var first = value.Split([' ', '-', ':'], 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? value;
        return priorities.FirstOrDefault(p => Same(p.Id, value) || Same(p.Name, value))
            ?? priorities.FirstOrDefault(p => Same(p.Id, first))
            ?? (
                int.TryParse(first, out var level)
                    ? priorities.FirstOrDefault(p => p.Level == level)
                    : priorities.FirstOrDefault(p =>
                        p.Level is >= 1 and <= 4 && Levels[p.Level - 1].Contains(first.ToLowerInvariant())
                    )
            );
    }

    /// <summary>Whether the word means closed; null when it is not a usual word for a status.</summary>
    public static bool? MeansClosed(string value) =>
        Closed.Contains(value.ToLowerInvariant()) ? true
        : Open.Contains(value.ToLowerInvariant()) ? false
        : null;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

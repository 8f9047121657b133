using System.Text.RegularExpressions;
using MudBlazor;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue;

/// <summary>The queue's own words and icons, in one place.</summary>
public static partial class QueueText
{
    private static readonly string[] Numbers =
    [
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
    ];

    public static string RiskIcon(RiskTier risk) =>
        risk switch
        {
            RiskTier.High => Icons.Material.Outlined.PriorityHigh,
            RiskTier.Medium => Icons.Material.Outlined.DragHandle,
            RiskTier.Low => Icons.Material.Outlined.Remove,
            _ => throw new ArgumentOutOfRangeException(nameof(risk), risk, null),
        };

    public static string ViewName(QueueView view) =>
        view switch
        {
            QueueView.ForMe => "For me",
            QueueView.Everyone => "Everyone",
            QueueView.Skipped => "Skipped",
            QueueView.CanBeUndone => "Can be undone",
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
        };

    public static string ViewIcon(QueueView view) =>
        view switch
        {
            QueueView.ForMe => Icons.Material.Outlined.Inbox,
            QueueView.Everyone => Icons.Material.Outlined.Group,
            QueueView.Skipped => Icons.Material.Outlined.Schedule,
            QueueView.CanBeUndone => Icons.Material.Outlined.Undo,
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
        };

    public static string SortName(QueueSort sort) =>
        sort switch
        {
            QueueSort.MostUrgent => "Most urgent",
            QueueSort.Newest => "Newest",
            QueueSort.Oldest => "Oldest",
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        };

    /// <summary>A number at the beginning of a sentence, from two to twelve.</summary>
    public static string Number(int count) => Numbers[count - 2];

    public static string Tickets(int count) => count == 1 ? "1 ticket" : $"{count} tickets";

    /// <summary>A value short enough for a button: "P1" of "P1 Critical", the last two steps of a path.</summary>
    public static string Short(string value)
    {
        if (PriorityName().Match(value) is { Success: true } priority)
            return priority.Value;
        var steps = value.Split(" › ");
        return steps.Length > 2 ? string.Join(" › ", steps[^2..]) : value;
    }

    /// <summary>
    /// The digits of a line's options: a priority answers to its own number, so that 2 is P2 on every ticket; anything
    /// else is numbered from 1 as it stands.
    /// </summary>
    public static IReadOnlyList<(int Digit, ValueOption Option)> Digits(IReadOnlyList<ValueOption> options) =>
        options.Count > 0 && options.All(o => PriorityName().IsMatch(o.Label))
            ? [.. options.Select(o => (PriorityName().Match(o.Label).Value[1] - '0', o)).OrderBy(o => o.Item1)]
            : [.. options.Select((o, at) => (at + 1, o))];

    public static bool IsPriority(string value) => PriorityName().IsMatch(value);

    [GeneratedRegex(@"^P[1-9]\b")]
    private static partial Regex PriorityName();
}

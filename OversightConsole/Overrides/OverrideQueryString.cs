using System.Globalization;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Overrides;

/// <summary>The filter as it stands in the address: the same for chart, table and export.</summary>
public static class OverrideQueryString
{
    /// <summary>The page's path.</summary>
    public const string Page = "/overrides";

    /// <summary>How far back the page looks unless told otherwise.</summary>
    private const int Weeks = 8;

    /// <summary>The names of what may stand in the query.</summary>
    public static readonly IReadOnlyList<string> Names = ["from", "to", "agent", "company", "reason", "by", "risk"];

    /// <summary>
    /// What the query asks for; what it does not say, or says wrongly, is as if it were not there. Then
    /// <paramref name="problem"/> says what was wrong.
    /// </summary>
    /// <param name="query">The value under a name.</param>
    /// <param name="today">The day it is at the desk.</param>
    public static OverrideFilter Read(Func<string, string?> query, DateOnly today, out string? problem)
    {
        var problems = new List<string>();
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var usual = new OverrideFilter(monday.AddDays(-7 * (Weeks - 1)), monday.AddDays(7));
        var filter = new OverrideFilter(Day("from") ?? usual.From, Day("to") ?? usual.To);
        if (filter.Days < 1)
        {
            problems.Add("The period ends before it begins.");
            filter = usual;
        }
        filter = filter with
        {
            Agent = Text("agent"),
            Company = Text("company"),
            By = Text("by"),
            Reason = Code<OverrideReason>("reason"),
            Risk = Code<RiskTier>("risk"),
        };
        problem = problems.Count == 0 ? null : string.Join(' ', problems);
        return filter;

        string? Text(string name) => query(name) is { Length: > 0 } text ? text : null;

        DateOnly? Day(string name)
        {
            if (Text(name) is not { } text)
                return null;
            var isDay =
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, 0, out var day)
                && day.Year is >= 1900 and <= 2999;
            if (!isDay)
                problems.Add($"“{name}” must be a day as YYYY-MM-DD.");
            return isDay ? day : null;
        }

        TEnum? Code<TEnum>(string name)
            where TEnum : struct, Enum
        {
            if (Text(name) is not { } text)
                return null;
            if (Codes.TryParse<TEnum>(text, out var value))
                return value;
            problems.Add($"“{name}” does not know “{text}”.");
            return null;
        }
    }

    /// <summary>The filter as a query, without the question mark.</summary>
    public static string Query(OverrideFilter filter) =>
        string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("from", Day(filter.From)),
                ("to", Day(filter.To)),
                ("agent", filter.Agent),
                ("company", filter.Company),
                ("reason", filter.Reason is { } reason ? Codes.Of(reason) : null),
                ("by", filter.By),
                ("risk", filter.Risk is { } risk ? Codes.Of(risk) : null),
            }
                .Where(p => p.Value is not null)
                .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")
        );

    /// <summary>A day as the address and date fields have it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

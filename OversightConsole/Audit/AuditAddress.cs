using System.Globalization;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Audit;

/// <summary>The filter as it stands in the address: the same for the list and the export.</summary>
public static class AuditAddress
{
    /// <summary>Where the export is fetched.</summary>
    public const string ExportPath = "/audit/export";

    /// <summary>The names of what may stand in the query; <c>ticket</c> only in that of an export.</summary>
    public static readonly IReadOnlyList<string> Names = ["q", "ticket", "from", "until", "who", "what", "alone"];

    /// <summary>What the query asks for; what it says wrongly is left out, and <paramref name="problem"/> names it.</summary>
    /// <param name="query">The value under a name.</param>
    public static AuditFilter Read(Func<string, string?> query, DeskZone zone, out string? problem)
    {
        var problems = new List<string>();
        var (from, until) = (Day("from"), Day("until"));
        if (from > until)
        {
            problems.Add("The period ends before it begins.");
            (from, until) = (null, null);
        }
        var who = Text("who")?.Split(':', 2);
        if (who is not null && who[0] is not ("person" or "agent" or "system"))
        {
            problems.Add($"“who” does not know “{who[0]}”.");
            who = null;
        }
        var filter = new AuditFilter
        {
            Search = Text("q"),
            Ticket = Text("ticket"),
            From = from is { } first ? zone.StartOf(first) : null,
            To = until is { } last ? zone.StartOf(last.AddDays(1)) : null,
            ActorKind = who?[0],
            ActorId = who is [_, { Length: > 0 } id] ? id : null,
            Kind = Text("what"),
            Alone = Alone(),
        };
        problem = problems.Count == 0 ? null : string.Join(' ', problems);
        return filter;

        string? Text(string name) => query(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        bool? Alone()
        {
            var text = Text("alone");
            if (text is not (null or "yes" or "no"))
                problems.Add($"“alone” must be yes or no, not “{text}”.");
            return text switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            };
        }

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
    }

    /// <summary>The address of an export of what the query asks for.</summary>
    public static string Export(ReportFormat format, Func<string, string?> query) =>
        $"{ExportPath}?format={Codes.Of(format)}"
        + string.Concat(
            Names
                .Where(n => !string.IsNullOrWhiteSpace(query(n)))
                .Select(n => $"&{n}={Uri.EscapeDataString(query(n)!)}")
        );
}

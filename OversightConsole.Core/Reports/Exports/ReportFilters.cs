using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Exports;

/// <summary>A filter as exports and the trail write it down: dates and codes, what was not asked for left out.</summary>
internal sealed record ReportFilters(
    string From,
    string To,
    string? Agent,
    string? Company,
    string? Reason,
    string? By,
    string? Risk
)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReportFilters Of(OverrideFilter filter) =>
        new(
            Day(filter.From),
            Day(filter.To),
            filter.Agent,
            filter.Company,
            filter.Reason is { } reason ? Codes.Of(reason) : null,
            filter.By,
            filter.Risk is { } risk ? Codes.Of(risk) : null
        );

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

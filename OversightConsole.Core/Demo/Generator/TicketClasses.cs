using System.Reflection;
using System.Text.Json;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>A board with type, subtype and item that are valid together there.</summary>
/// <param name="Board">The board's code.</param>
/// <param name="Code">The deepest code: <c>incident/account/mfa</c>, or <c>request/information</c> where there are no items.</param>
public sealed record TrueClass(string Board, string Code)
{
    /// <summary>The type's code.</summary>
    public string Type => Code[..Code.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The subtype's code.</summary>
    public string Subtype => Item is null ? Code : Code[..Code.LastIndexOf('/')];

    /// <summary>The item's code; null where the subtype has none.</summary>
    public string? Item => Code.Count(c => c == '/') == 2 ? Code : null;
}

/// <summary>How often a class comes, how bad it is and who mends it; from <c>classes.json</c>.</summary>
public sealed record ClassProfile(
    string Code,
    string Board,
    double Weight,
    double[] Impact,
    double[] Urgency,
    string Team,
    double Hours
)
{
    /// <summary>The class itself.</summary>
    public TrueClass Class => new(Board, Code);

    /// <summary>Whether monitoring writes it rather than a person.</summary>
    public bool IsAlert => Code.StartsWith("alert/", StringComparison.Ordinal);
}

/// <summary>All classes the generator writes tickets of.</summary>
public static class TicketClasses
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The classes in the order of their file.</summary>
    public static IReadOnlyList<ClassProfile> All { get; } = Read();

    /// <summary>The classes people write.</summary>
    public static IReadOnlyList<ClassProfile> Written { get; } = [.. All.Where(c => !c.IsAlert)];

    /// <summary>The classes monitoring writes.</summary>
    public static IReadOnlyList<ClassProfile> Alerts { get; } = [.. All.Where(c => c.IsAlert)];

    /// <summary>The profile with that code.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ClassProfile Of(string code) => All.First(c => c.Code == code);

    /// <summary>The priority the grid gives: high and high is P1, one step less P2, then P3, the rest P4.</summary>
    public static string Priority(Degree impact, Degree urgency) =>
        (impact, urgency) switch
        {
            (Degree.High, Degree.High) => "p1",
            (Degree.High, Degree.Medium) or (Degree.Medium, Degree.High) => "p2",
            (Degree.Medium, Degree.Medium) or (Degree.Low, Degree.High) or (Degree.High, Degree.Low) => "p3",
            _ => "p4",
        };

    private static ClassProfile[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Demo/Generator/classes.json")!;
        return JsonSerializer.Deserialize<ClassProfile[]>(stream, Json)!;
    }
}

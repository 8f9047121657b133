using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Storage;

namespace OversightConsole.Settings;

/// <summary>Everything the console was told at start, validated, with paths made absolute.</summary>
public sealed record ConsoleSettings
{
    /// <summary>The address when nothing else is said.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where to listen; <see cref="DefaultUrl"/> unless told otherwise.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Whether every address is this machine's own. False where that cannot be told (Kestrel endpoints, bare ports).</summary>
    public required bool ListensOnLoopbackOnly { get; init; }

    /// <summary>Whether forwarded headers are switched on, so that a proxy may speak for someone elsewhere.</summary>
    public required bool TrustsForwardedHeaders { get; init; }

    /// <summary>Which database, with a connection string that is never empty.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>Absolute path of the folder for the database file, rejects files and exports.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether the demo desk is built and shown.</summary>
    public required bool DemoEnabled { get; init; }

    /// <summary>What the demo desk is generated from; the same seed gives the same desk.</summary>
    public required int DemoSeed { get; init; }

    /// <summary>How many days of tickets the demo desk holds; 0 for the demo's users and an empty desk.</summary>
    public required int DemoDays { get; init; }

    /// <summary>The zone in which the desk's business hours and report dates are meant.</summary>
    public required TimeZoneInfo DeskTimeZone { get; init; }

    /// <summary>What the embedded desk lets agents do.</summary>
    public DeskPolicy Desk { get; init; } = new();

    /// <summary>When a person decides rather than an agent.</summary>
    public GateSettings Gate { get; init; } = new();

    /// <summary>What an imported file may cost.</summary>
    public ImportLimits Import { get; init; } = new();

    /// <summary>The language service; none unless told.</summary>
    public ChatSettings Chat { get; init; } = ChatSettings.Off;

    /// <summary>Demo users have known passwords: they exist only where nobody from elsewhere can reach them.</summary>
    public bool DemoUsersAllowed => DemoEnabled && ListensOnLoopbackOnly && !TrustsForwardedHeaders;
}

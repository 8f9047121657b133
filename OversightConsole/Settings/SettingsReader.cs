using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Demo;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Storage;

namespace OversightConsole.Settings;

/// <summary>Reads and validates the settings; all errors are reported together.</summary>
public sealed class SettingsReader
{
    private readonly IConfiguration configuration;
    private readonly string root;
    private readonly List<string> errors = [];

    private SettingsReader(IConfiguration configuration, string root) =>
        (this.configuration, this.root) = (configuration, root);

    /// <summary>Relative paths are relative to <paramref name="contentRoot"/>, wherever the console is started from.</summary>
    /// <exception cref="SettingsException">One or more settings cannot be used.</exception>
    public static ConsoleSettings Read(IConfiguration configuration, string contentRoot) =>
        new SettingsReader(configuration, contentRoot).Read();

    private ConsoleSettings Read()
    {
        var (urls, loopback) = new ListenAddresses(configuration, errors).Read();
        var data = ReadDataDirectory();
        var settings = new ConsoleSettings
        {
            Urls = urls,
            ListensOnLoopbackOnly = loopback,
            TrustsForwardedHeaders = string.Equals(
                configuration["FORWARDEDHEADERS_ENABLED"],
                "true",
                StringComparison.OrdinalIgnoreCase
            ),
            DataDirectory = data,
            Storage = ReadStorage(data),
            DemoEnabled = ReadBool("Demo:Enabled", true),
            DemoSeed = ReadNumber("Demo:Seed", 1, 0, int.MaxValue),
            DemoDays = ReadNumber("Demo:Days", DemoPlan.DefaultDays, 0, DemoPlan.MostDays),
            DeskTimeZone = ReadZone("Desk:TimeZone"),
            Desk = new DeskPolicy { ActsWithoutCustomer = ReadBool("Desk:ActsWithoutCustomer", false) },
            Gate = new GateSettings
            {
                OldestCatalog = TimeSpan.FromMinutes(ReadNumber("Gate:CatalogMinutes", 15, 1, 1_440)),
            },
            Import = ReadImport(),
            Chat = new ChatReader(configuration, errors).Read(),
        };
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    private string ReadDataDirectory()
    {
        var value = Value("Data:Directory") ?? "./data";
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add("Data:Directory is not a path; name a folder.");
            return root;
        }
        var path = Path.GetFullPath(value, root);
        if (File.Exists(path))
            errors.Add($"Data:Directory '{value}' is a file; name a folder.");
        return path;
    }

    private StorageOptions ReadStorage(string data)
    {
        var options = new StorageOptions();
        if (Value("Storage:Provider") is { } provider)
        {
            if (
                Enum.TryParse<StorageProvider>(provider, ignoreCase: true, out var known)
                && Enum.IsDefined(known)
                && !int.TryParse(provider, CultureInfo.InvariantCulture, out _)
            )
                options.Provider = known;
            else
            {
                errors.Add($"Storage:Provider '{provider}' is unknown; use Sqlite or Postgres.");
                return options;
            }
        }
        var connection = Value("Storage:ConnectionString");
        try
        {
            options.ConnectionString = options.Provider switch
            {
                StorageProvider.Sqlite => Sqlite(connection, data),
                _ => Postgres(connection),
            };
        }
        catch (ArgumentException e)
        {
            // The text itself may hold a password, so it is not repeated.
            errors.Add($"Storage:ConnectionString cannot be read for {options.Provider}: {e.Message.Split('\n')[0]}");
        }
        return options;
    }

    private string Sqlite(string? connection, string data)
    {
        var builder = new SqliteConnectionStringBuilder(connection ?? "");
        var inMemory = builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:";
        if (inMemory)
            errors.Add(
                "Storage:ConnectionString names a database in memory; decisions must survive a restart, name a file."
            );
        else if (!builder.DataSource.StartsWith("file:", StringComparison.Ordinal))
            builder.DataSource = Path.GetFullPath(
                builder.DataSource.Length == 0 ? Path.Combine(data, "oversight.db") : builder.DataSource,
                root
            );
        return builder.ToString();
    }

    private string Postgres(string? connection)
    {
        if (connection is null)
        {
            errors.Add(
                "Storage:ConnectionString is empty; Postgres needs one, such as \"Host=localhost;Database=oversight;Username=oversight\"."
            );
            return "";
        }
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (string.IsNullOrEmpty(builder.Host))
            errors.Add("Storage:ConnectionString names no Host; add Host=….");
        return builder.ConnectionString;
    }

    private ImportLimits ReadImport()
    {
        try
        {
            var limits = configuration.GetSection("Import").Get<ImportLimits>() ?? new ImportLimits();
            errors.AddRange(limits.Problems());
            return limits;
        }
        catch (InvalidOperationException e)
        {
            errors.Add($"Import: {e.Message} Use a whole number.");
            return new ImportLimits();
        }
    }

    private bool ReadBool(string key, bool fallback)
    {
        if (Value(key) is not { } text)
            return fallback;
        if (bool.TryParse(text, out var value))
            return value;
        errors.Add($"{key} '{text}' is neither true nor false; use one of them.");
        return fallback;
    }

    private int ReadNumber(string key, int fallback, int least, int most)
    {
        if (Value(key) is not { } text)
            return fallback;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
        )
            return value;
        errors.Add($"{key} '{text}' is not a whole number from {least} to {most}; use one.");
        return fallback;
    }

    private TimeZoneInfo ReadZone(string key)
    {
        if (Value(key) is not { } id)
            return TimeZoneInfo.Local;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return zone;
        errors.Add($"{key} '{id}' is not a time zone of this machine; use an IANA name such as Europe/Berlin.");
        return TimeZoneInfo.Utc;
    }

    private string? Value(string key) => configuration[key] is { } text && text.Trim().Length > 0 ? text.Trim() : null;
}

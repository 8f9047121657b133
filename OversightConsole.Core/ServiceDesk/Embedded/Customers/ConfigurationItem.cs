namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>A device, tenant or application of a customer.</summary>
public sealed class ConfigurationItem
{
    /// <summary>Readable: <c>northwind/sw-main-01</c>.</summary>
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public string? SiteId { get; set; }

    /// <summary>The person who uses it, where it is one person.</summary>
    public string? ContactId { get; set; }
    public required string Name { get; set; }
    public ConfigurationType Type { get; set; }
    public string Serial { get; set; } = "";
    public string OperatingSystem { get; set; } = "";

    /// <summary>How monitoring names it in alerts; empty where it is not monitored.</summary>
    public string MonitoringName { get; set; } = "";
    public DateOnly? WarrantyEndsOn { get; set; }
    public bool IsRetired { get; set; }
}

/// <summary>What kind of thing a configuration is.</summary>
public enum ConfigurationType
{
    /// <summary>A PC or laptop.</summary>
    Workstation,

    /// <summary>A server, real or virtual.</summary>
    Server,

    /// <summary>A network switch.</summary>
    Switch,

    /// <summary>A firewall or router.</summary>
    Firewall,

    /// <summary>A printer or copier.</summary>
    Printer,

    /// <summary>A Microsoft 365 tenant.</summary>
    Tenant,

    /// <summary>An application people work with.</summary>
    Application,

    /// <summary>A backup job.</summary>
    Backup,
}

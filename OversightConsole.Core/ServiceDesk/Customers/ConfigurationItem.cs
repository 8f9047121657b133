namespace OversightConsole.Core.ServiceDesk;

/// <summary>A device, tenant or application of a customer.</summary>
public sealed class ConfigurationItem
{
    /// <summary>Readable: <c>northwind/sw-main-01</c>.</summary>
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public string? SiteId { get; set; }

    /// <summary>Who uses it, where one person does.</summary>
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

/// <summary>What fails when a configuration fails: a site behind a switch, an application on a server. One of the two is set.</summary>
public sealed class ConfigurationDependency
{
    /// <summary>Readable: what fails, an arrow, what depends on it.</summary>
    public required string Id { get; init; }

    /// <summary>What the other depends on.</summary>
    public required string ConfigurationId { get; init; }

    /// <summary>The site that depends on it.</summary>
    public string? DependentSiteId { get; init; }

    /// <summary>The configuration that depends on it.</summary>
    public string? DependentConfigurationId { get; init; }

    /// <summary>A site that depends on <paramref name="configuration"/>.</summary>
    public static ConfigurationDependency OfSite(string configuration, string site) =>
        new()
        {
            Id = $"{configuration}>{site}",
            ConfigurationId = configuration,
            DependentSiteId = site,
        };

    /// <summary>A configuration that depends on <paramref name="configuration"/>.</summary>
    public static ConfigurationDependency OfConfiguration(string configuration, string dependent) =>
        new()
        {
            Id = $"{configuration}>{dependent}",
            ConfigurationId = configuration,
            DependentConfigurationId = dependent,
        };
}

/// <summary>A configuration that a ticket is about.</summary>
public sealed class TicketConfiguration
{
    public long TicketId { get; init; }
    public required string ConfigurationId { get; init; }
}

namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

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

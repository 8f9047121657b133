namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>A company, the catch-all one marked.</summary>
public sealed record CatalogCompany(FieldValue Value, bool IsCatchAll, bool CoManaged)
{
    /// <summary>Domains whose senders belong here, lower case, without the at sign.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The switchboard; empty where unknown.</summary>
    public string Phone { get; init; } = "";

    /// <summary>What everybody who works for this customer must know.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>The sites of the company.</summary>
    public IReadOnlyList<CatalogSite> Sites { get; init; } = [];
}

/// <summary>A place of a customer.</summary>
public sealed record CatalogSite(FieldValue Value, string Phone);

/// <summary>A person at a customer who still works there.</summary>
public sealed record CatalogContact(FieldValue Value, string Company)
{
    public string? Site { get; init; }

    /// <summary>Lower case; empty where unknown.</summary>
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Handled ahead of the grid.</summary>
    public bool IsVip { get; init; }

    /// <summary>May approve purchases, new starters and access.</summary>
    public bool IsApprover { get; init; }

    /// <summary>The customer's own IT staff.</summary>
    public bool IsCustomerIt { get; init; }

    /// <summary>Stands in where the requester is not known.</summary>
    public bool IsDefault { get; init; }
}

/// <summary>What a customer has bought.</summary>
public sealed record CatalogAgreement(FieldValue Value, string Company)
{
    /// <summary>The first day, in the desk's zone.</summary>
    public DateOnly StartsOn { get; init; }

    /// <summary>The last day, in the desk's zone; null means until cancelled.</summary>
    public DateOnly? EndsOn { get; init; }
    public bool IsCancelled { get; init; }

    /// <summary>Class codes it covers, with all below them; empty covers everything.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Hours left of a block; null where it is not sold by the hour.</summary>
    public double? BlockHoursLeft { get; init; }

    /// <summary>Whether it was in force on <paramref name="day"/>.</summary>
    public bool IsInForceOn(DateOnly day) => !IsCancelled && StartsOn <= day && (EndsOn is null || day <= EndsOn);
}

/// <summary>A device, application or backup job of a customer that is in use.</summary>
public sealed record CatalogConfiguration(FieldValue Value, string Company, string Type)
{
    public string? Site { get; init; }

    /// <summary>How monitoring names it; empty where it is not monitored.</summary>
    public string MonitoringName { get; init; } = "";

    /// <summary>Sites that fail when it fails, directly or through what depends on it.</summary>
    public IReadOnlyList<string> DependentSites { get; init; } = [];

    /// <summary>Names of the configurations that fail when it fails, directly or through others.</summary>
    public IReadOnlyList<string> Dependents { get; init; } = [];
}

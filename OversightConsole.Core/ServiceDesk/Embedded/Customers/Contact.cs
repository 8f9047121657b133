namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>A person at a customer.</summary>
public sealed class Contact
{
    /// <summary>Readable: <c>northwind/dana-reyes</c>.</summary>
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public string? SiteId { get; set; }
    public required string Name { get; set; }
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>Handled ahead of the grid.</summary>
    public bool IsVip { get; set; }

    /// <summary>May approve purchases, new starters and access.</summary>
    public bool IsApprover { get; set; }

    /// <summary>The customer's own IT staff.</summary>
    public bool IsCustomerIt { get; set; }

    /// <summary>Has left; kept for old tickets.</summary>
    public bool IsInactive { get; set; }

    /// <summary>Stands in where the requester is not known.</summary>
    public bool IsDefault { get; set; }
}

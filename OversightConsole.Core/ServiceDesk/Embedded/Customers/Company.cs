namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>A customer.</summary>
public sealed class Company
{
    /// <summary>The identifier people type: <c>northwind</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Domains whose senders belong here, lower case, without the at sign.</summary>
    public List<string> EmailDomains { get; set; } = [];

    /// <summary>Has its own IT staff, who work on tickets too and must not be taken for end users.</summary>
    public bool IsCoManaged { get; set; }

    /// <summary>Where tickets lie whose customer nobody knows yet. Exactly one company is.</summary>
    public bool IsCatchAll { get; set; }
    public bool IsInactive { get; set; }
    public string Territory { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>The SLA where no agreement names one; null means the desk's default.</summary>
    public string? SlaId { get; set; }

    /// <summary>What everybody who works for this customer must know.</summary>
    public string Remarks { get; set; } = "";
}

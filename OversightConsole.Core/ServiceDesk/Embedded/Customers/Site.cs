namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>A place of a customer.</summary>
public sealed class Site
{
    /// <summary>Readable: <c>northwind/main</c>.</summary>
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public required string Name { get; set; }
    public string Address { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Remarks { get; set; } = "";
}

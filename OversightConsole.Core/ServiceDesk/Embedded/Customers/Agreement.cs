namespace OversightConsole.Core.ServiceDesk.Embedded.Customers;

/// <summary>What a customer has bought. A customer often has several.</summary>
public sealed class Agreement
{
    /// <summary>Readable: <c>northwind/managed</c>.</summary>
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public required string Name { get; set; }
    public AgreementType Type { get; set; }

    /// <summary>The first day, in the desk's zone.</summary>
    public DateOnly StartsOn { get; set; }

    /// <summary>The last day, in the desk's zone; null means until cancelled.</summary>
    public DateOnly? EndsOn { get; set; }
    public bool IsCancelled { get; set; }

    /// <summary>The SLA it promises; null leaves it to the company.</summary>
    public string? SlaId { get; set; }

    /// <summary>Class codes it covers, with all below them; empty covers everything.</summary>
    public List<string> Covers { get; set; } = [];

    /// <summary>Hours left of a block; null where it is not sold by the hour.</summary>
    public double? BlockHoursLeft { get; set; }

    /// <summary>Whether it was in force on <paramref name="day"/>.</summary>
    public bool IsInForceOn(DateOnly day) => !IsCancelled && StartsOn <= day && (EndsOn is null || day <= EndsOn);
}

/// <summary>What kind of agreement it is.</summary>
public enum AgreementType
{
    /// <summary>Everything that falls under managed services, at a fixed price.</summary>
    ManagedServices,

    /// <summary>Hours bought ahead.</summary>
    BlockHours,

    /// <summary>Backup only.</summary>
    Backup,

    /// <summary>Security monitoring and response.</summary>
    Security,

    /// <summary>Paid by the hour as it comes.</summary>
    TimeAndMaterials,
}

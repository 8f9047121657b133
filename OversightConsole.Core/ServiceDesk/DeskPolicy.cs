using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>What the embedded desk lets agents do, from the settings.</summary>
public sealed record DeskPolicy
{
    /// <inheritdoc cref="SorCatalog.ActsWithoutCustomer"/>
    public bool ActsWithoutCustomer { get; init; }
}

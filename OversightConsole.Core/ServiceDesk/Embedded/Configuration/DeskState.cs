namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>
/// The desk's one row of state. Every write to the desk locks it first and takes its numbers from it, so that numbers
/// become visible in the order they were given: the change feed misses nothing on either database.
/// </summary>
public sealed class DeskState
{
    /// <summary>The key of the only row: always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>The number the next ticket gets.</summary>
    public long NextTicket { get; set; } = 480_001;

    /// <summary>The sequence the next change-log row gets.</summary>
    public long NextChange { get; set; } = 1;

    /// <summary>
    /// Changes with every change of configuration or customers, so that cached copies are dropped. Random rather than
    /// counted: a rolled-back change must never share its stamp with a later one.
    /// </summary>
    public Guid ConfigurationStamp { get; set; }
}

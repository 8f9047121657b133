namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>
/// One system behind the seam, registered by one line; a record's connection says that it lies there. A desk implements
/// nothing else.
/// </summary>
public interface IConnectedSystem : ISystemOfRecord
{
    /// <summary>Whether it is a desk; otherwise it holds only what agents contain, and adds what it knows to a ticket's surroundings.</summary>
    bool HasTickets => true;
}

using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

/// <summary>The board on which people look at what no agent may act on: the one for threats.</summary>
public static class HoldBoard
{
    /// <summary>That board; null on a desk without one.</summary>
    public static CatalogBoard? Of(SorCatalog catalog) => catalog.Boards.FirstOrDefault(b => b.IsSecurity);
}

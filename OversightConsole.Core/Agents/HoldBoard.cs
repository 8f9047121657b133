using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents;

/// <summary>The board on which people look at what no agent may act on: the one that has a status for containing a threat.</summary>
public static class HoldBoard
{
    /// <summary>That board; null on a desk without one.</summary>
    public static CatalogBoard? Of(SorCatalog catalog) =>
        catalog.Boards.FirstOrDefault(b => b.Statuses.Any(s => s.Value.Id == "contain"));
}

using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>Keeps what became of each look at one ticket, in the transaction of the ticket's work.</summary>
internal sealed class AgentLookLog(OversightDbContext db, TicketView ticket, Dictionary<string, AgentLook> looks)
{
    /// <summary>A hash of what the last look under this key rested on; null when there was none.</summary>
    public string? BasisOf(string key) => looks.GetValueOrDefault(key)?.Basis;

    public void Note(string key, LookResult result, string? why, string basis)
    {
        if (!looks.TryGetValue(key, out var look))
        {
            looks[key] = look = new AgentLook { Ticket = ticket.Actual.Ref, Agent = key };
            db.Add(look);
        }
        look.Note(result, why, basis, ticket.Now);
    }
}

using OversightConsole.Core.ServiceDesk.Embedded.Tickets;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>A story as it will be written, or why it will not be.</summary>
internal sealed record BuiltStory(Ticket Ticket)
{
    public List<DeskWrite> Writes { get; } = [];
    public List<FieldProblem> Problems { get; } = [];
    public long? NewParent { get; private set; }

    public bool Take(TicketEdit edit)
    {
        NewParent = edit.NewParent ?? NewParent;
        Problems.AddRange(edit.Problems);
        return Problems.Count == 0;
    }
}

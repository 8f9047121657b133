using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.ServiceLevels;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>Plays a <see cref="TicketStory"/> in memory, with the same checks and clocks as single writes.</summary>
internal static class TicketStoryBuilder
{
    private static readonly int SourceLength = 40;
    private static readonly int AddressLength = 320;

    public static BuiltStory Tell(
        DeskDirectory desk,
        TicketStory story,
        long number,
        DateTimeOffset now,
        bool fireRules
    )
    {
        var opening = story.Opening;
        var openedAt = Instants.Cut(opening.OpenedAt ?? now);
        var board = desk.Boards[0];
        var ticket = new Ticket
        {
            Id = number,
            Summary = opening.Summary.Trim(),
            Description = opening.Description,
            Source = opening.Source.Cut(SourceLength, ending: ""),
            SenderAddress = opening.SenderAddress?.Cut(AddressLength, ending: ""),
            ExternalKey = opening.ExternalKey,
            BoardId = board.Id,
            StatusId = desk.Statuses[board.Id].First().Id,
            CompanyId = desk.CatchAll.Id,
            TeamId = null,
            OpenedAt = openedAt,
            ChangedAt = openedAt,
        };
        ticket.PriorityId = desk.GridPriority(ticket.Impact, ticket.Urgency);
        var built = new BuiltStory(ticket);
        var first = new DeskWrite(desk, ticket, openedAt);
        built.Writes.Add(first);
        first.Opened(story.By);
        var edit = new TicketEdit(desk, ticket, opening.Fields, openedAt, isNew: true);
        if (!built.Take(edit))
            return built;
        // What a ticket starts with is part of its opening: one row tells it, not one per field.
        edit.Apply();
        var status = desk.Status(ticket.BoardId, ticket.StatusId)!;
        ticket.IsClosed = status.IsClosed;
        ticket.ClosedAt = status.IsClosed ? openedAt : null;
        ServiceLevelClock.Update(ticket, status.Stage, desk.Terms(ticket), null, openedAt);
        if (fireRules)
            first.FireRules(Started(desk, ticket));
        foreach (var step in story.Steps)
        {
            if (!Step(desk, built, step))
                break;
        }
        return built;
    }

    private static bool Step(DeskDirectory desk, BuiltStory built, TicketStep step)
    {
        var at = Instants.Cut(step.At);
        var edit = new TicketEdit(desk, built.Ticket, step.Changes, at, isNew: false);
        built.Problems.AddRange(TicketWriter.ProblemsOf(step.Note));
        if (!built.Take(edit))
            return false;
        var write = new DeskWrite(desk, built.Ticket, at);
        write.Apply(edit, step.By);
        if (step.Note is not null)
            write.Add(step.Note, step.By);
        if (!write.IsEmpty)
            built.Writes.Add(write);
        return true;
    }

    private static List<FieldDiff> Started(DeskDirectory desk, Ticket ticket) =>
        [.. TicketValues.Read(desk, ticket).Select(f => new FieldDiff(f.Key, null, f.Value))];
}

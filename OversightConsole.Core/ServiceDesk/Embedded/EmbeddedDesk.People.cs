using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded;

public sealed partial class EmbeddedDesk
{
    private static readonly DeskNotAllowed MayOnlyRead = new(
        "You may read the desk, not change it; ask a technician or an administrator for that."
    );

    /// <summary>Whether this person may change tickets: technicians, managers and administrators.</summary>
    public static bool MayChange(Person person) => person.Is(Role.Technician, Role.Manager, Role.Administrator);

    /// <summary>The signed-in person as the change log names them.</summary>
    public static Actor ActorOf(Person person) => new(ActorKind.Person, person.Id, person.Name);

    /// <summary>Opens a ticket for somebody at the desk page.</summary>
    public async Task<DeskOutcome> CreateAsync(NewTicket ticket, Person by, CancellationToken ct) =>
        MayChange(by) ? await CreateAsync(ticket, ActorOf(by), ct) : MayOnlyRead;

    /// <summary>Changes fields for somebody at the desk page, who saw version <paramref name="seen"/>.</summary>
    public async Task<DeskOutcome> ChangeAsync(
        long ticket,
        IReadOnlyList<SetField> changes,
        Person by,
        long seen,
        CancellationToken ct
    ) => MayChange(by) ? await ChangeAsync(ticket, changes, ActorOf(by), seen, ct) : MayOnlyRead;

    /// <summary>Adds a note for somebody at the desk page.</summary>
    public async Task<DeskOutcome> AddNoteAsync(long ticket, AddNote note, Person by, CancellationToken ct) =>
        MayChange(by) ? await AddNoteAsync(ticket, note, ActorOf(by), ct) : MayOnlyRead;
}

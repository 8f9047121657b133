using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Queue;

/// <summary>
/// Opens Review to the page of one signed-in person. The person is asked for anew at each call: roles may change while a
/// page is open.
/// </summary>
public sealed class ReviewClientFactory(
    SignedInPerson signedIn,
    QueueReader reader,
    DecisionService decisions,
    UndoWindow undoWindow,
    TicketReservations reservations,
    Presence presence
)
{
    public async Task<ReviewClient> OpenAsync()
    {
        // Presence shows a name and grants nothing, so the person at opening will do.
        var present = await signedIn.GetAsync();
        return new ReviewClient
        {
            List = async (filter, skip, take, ct) =>
                await reader.ListAsync(await signedIn.GetAsync(), filter, skip, take, ct),
            StillWaiting = async (tickets, ct) =>
                await reader.StillWaitingAsync(await signedIn.GetAsync(), [.. tickets.Select(SorRef.ParseTicket)], ct),
            Count = async (filter, ct) => await reader.CountAsync(await signedIn.GetAsync(), filter, ct),
            Open = async (ticket, ct) =>
                await reader.OpenAsync(await signedIn.GetAsync(), SorRef.ParseTicket(ticket), ct),
            Peek = async (ticket, ct) =>
                await reader.PeekAsync(await signedIn.GetAsync(), SorRef.ParseTicket(ticket), ct),
            Search = async (item, text, ct) =>
                await reader.SearchValuesAsync(await signedIn.GetAsync(), item, text, ct),
            Undoable = async ct => await reader.UndoableAsync(await signedIn.GetAsync(), ct),
            OwnDay = async ct => await reader.OwnDayAsync(await signedIn.GetAsync(), ct),
            Decide = async request =>
                await decisions.DecideAsync(await signedIn.GetAsync(), request, CancellationToken.None),
            Skip = async item => await decisions.SkipAsync(await signedIn.GetAsync(), item, CancellationToken.None),
            Retract = async id => await decisions.RetractAsync(await signedIn.GetAsync(), id, CancellationToken.None),
            Pause = async id => await undoWindow.PauseAsync(await signedIn.GetAsync(), id, CancellationToken.None),
            Resume = async (id, left) =>
                await undoWindow.ResumeAsync(await signedIn.GetAsync(), id, left, CancellationToken.None),
            Claim = async (ticket, ct) =>
                await reservations.ReserveAsync(await signedIn.GetAsync(), SorRef.ParseTicket(ticket), ct),
            Present = ticket => presence.Open(present, ticket),
            AlsoOpen = ticket => presence.AlsoOpen(present, ticket),
        };
    }
}

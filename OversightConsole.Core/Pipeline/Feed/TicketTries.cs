using Microsoft.Extensions.Logging;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>Works on the tickets of a batch one after the other; one whose work fails is noted and does not stop the rest.</summary>
internal sealed class TicketTries(TicketWork work, AgentLooks looks, TimeProvider time, ILogger log)
{
    /// <summary>Works on each ticket in the caller's transaction.</summary>
    /// <param name="catalogs">The catalogue of every desk that the tickets lie on, by connection.</param>
    public async Task RunAsync(
        IReadOnlyList<SorRef> tickets,
        IReadOnlyDictionary<string, LoadedCatalog> catalogs,
        BatchContext context,
        CancellationToken ct
    )
    {
        foreach (var ticket in tickets)
            try
            {
                await work.OnAsync(ticket, catalogs[ticket.Connection], context, ct);
            }
            // A desk's own time limit is cancelled too; only who gave the token may cut the batch off.
            catch (Exception exception)
                when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // One poisoned ticket must not hold up the others; its part of the transaction was taken back.
                context.Gate.Forget();
                log.LogError(exception, "Working on {Ticket} failed", ticket);
                await NoteFailedAsync(ticket, exception, ct);
            }
    }

    /// <summary>Says for people why nothing happened; otherwise the ticket would look as if no agent had come to it.</summary>
    private async Task NoteFailedAsync(SorRef ticket, Exception exception, CancellationToken ct)
    {
        try
        {
            await looks.FailedAsync(ticket, work.AgentKeys, $"It failed: {exception.Message}", time.Now(), ct);
        }
        catch (Exception second) when (second is not OperationCanceledException)
        {
            log.LogError(second, "Why the work on {Ticket} failed could not be noted", ticket);
        }
    }
}

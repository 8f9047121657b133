using OversightConsole.Core.Agents;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// Asks a language service in place of a trained challenger. The asking lies above the
/// pipeline, because it sends over the network; the pipeline only leaves the request, in the transaction of the ticket.
/// </summary>
public interface ILanguageChallenger
{
    /// <summary>A hash of everything the answer rests on; a request is made once for each.</summary>
    Task<string> BasisAsync(OversightDbContext db, IAgent agent, TicketView view, CancellationToken ct);

    /// <summary>Leaves a request to be sent after the commit, or says why there is none.</summary>
    /// <param name="version">The version in whose name the service answers.</param>
    Task<(LookResult Result, string Why)> BeginAsync(
        WriteScope write,
        IAgent agent,
        string version,
        TicketView view,
        string basis,
        CancellationToken ct
    );
}

using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// The way a proposal goes in: through the gate, and from there to the executor or into the queue. Tickets come here by
/// <see cref="TicketWork"/>, simulations directly.
/// </summary>
public sealed class ProposalEntry(AutonomyGate gate)
{
    /// <summary>The same way with another lottery: simulations draw from a seed.</summary>
    public ProposalEntry With(AuditLottery lottery) => new(gate.With(lottery));

    /// <inheritdoc cref="AutonomyGate.Knowing"/>
    public ProposalEntry Knowing(LoadedCatalog catalog) => new(gate.Knowing(catalog));

    /// <summary>Enters a proposal in the caller's transaction.</summary>
    public async Task<Gated> EnterAsync(WriteScope write, ProposalDraft draft, SorRecord record, CancellationToken ct)
    {
        var gated = await gate.EnterAsync(write, draft, record, ct);
        var (proposal, decision) = gated;
        if (decision is not null)
            CarryOut(write.Db, proposal, decision);
        else if (proposal.Status != ProposalStatus.Shadowed)
            ReviewItem.Open(write.Db, proposal, write.Now);
        return gated;
    }

    /// <summary>
    /// Lets a held proposal whose premises came true go its way: an autonomous agent acts, else a person is asked.
    /// </summary>
    public async Task ReleaseAsync(WriteScope write, Proposal held, SorRecord record, CancellationToken ct)
    {
        if (await gate.ReleaseAsync(write, held, record, ct) is { } decision)
            CarryOut(write.Db, held, decision);
    }

    private static void CarryOut(OversightDbContext db, Proposal proposal, Decision decision) =>
        db.Add(ExecutionIntent.For(decision.Id, proposal.Id, proposal.Agent, proposal.Ticket, decision.NotBefore));
}

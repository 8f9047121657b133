using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>
/// What happens when a ticket arrived or changed: what rested on other facts is looked at again, what the closing decides
/// is settled, and each agent that has something to say is asked once, in the order of their needs.
/// </summary>
public sealed class TicketWork(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    AutonomyGate gate,
    IReadOnlyList<IAgent> agents,
    ChallengerVersions challengerVersions,
    ILanguageChallenger language,
    AgentRegister register,
    TimeProvider time,
    ILogger<TicketWork> log
)
{
    private readonly ProposalEntry _entry = new(gate);
    private readonly IReadOnlyList<IAgent> _agents = [.. agents.OrderBy(a => register[a.Key].RunningOrder)];

    /// <summary>The keys of the agents that are installed.</summary>
    public IReadOnlyCollection<string> AgentKeys { get; } = [.. agents.Select(a => a.Key)];

    /// <summary>
    /// The same work over another view of the desk, another clock and another lottery: the demo's history is made at its own
    /// time, from a seed.
    /// </summary>
    public TicketWork At(ISystemOfRecord otherDesk, TimeProvider otherTime, AuditLottery lottery) =>
        new(contexts, otherDesk, gate.With(lottery), agents, challengerVersions, language, register, otherTime, log);

    /// <summary>The same work with fewer agents.</summary>
    public TicketWork With(Func<IAgent, bool> which) =>
        new(contexts, desk, gate, [.. agents.Where(which)], challengerVersions, language, register, time, log);

    /// <summary>
    /// Asks the agents ahead, many tickets at once and outside any transaction; <see cref="OnAsync(SorRef, LoadedCatalog,
    /// BatchContext, CancellationToken)"/> takes their answers where all that they saw still stands.
    /// </summary>
    public Task SpeculateAsync(
        IReadOnlyList<SorRef> tickets,
        SorCatalog catalog,
        BatchContext context,
        CancellationToken ct
    ) =>
        new SpeculativeRuns(contexts, desk, _agents, gate, challengerVersions, time, log).RunAsync(
            tickets,
            catalog,
            context,
            ct
        );

    /// <summary>
    /// Reads what the work on all of <paramref name="tickets"/> needs, in the transaction that will write it; where that
    /// fails, each is read by itself, and a poisoned one fails alone.
    /// </summary>
    public async Task BeginAsync(IReadOnlyList<SorRef> tickets, BatchContext context, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            context.AtStart = await BatchSnapshot.ReadAsync(db, desk, tickets, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "{Count} tickets could not be read together", tickets.Count);
        }
    }

    /// <summary>Works on one ticket as it stands now; doing it twice changes nothing.</summary>
    /// <param name="catalog">The desk's catalogue as the caller has just read it.</param>
    public Task OnAsync(SorRef ticket, SorCatalog catalog, CancellationToken ct = default) =>
        OnAsync(ticket, new LoadedCatalog(catalog, time.Now()), new BatchContext(), ct);

    /// <summary>The same for one of several tickets that are worked on together.</summary>
    public async Task OnAsync(SorRef ticket, LoadedCatalog loaded, BatchContext context, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var record = context.AtStart is { } snapshot
            ? snapshot.Records.GetValueOrDefault(ticket)
            : await desk.GetAsync(ticket, ct);
        if (record is null)
            return;
        var now = write.Now;
        var isNew = context.AtStart?.IsNew(ticket) == true;
        await QueuedTickets.KeepAsync(write, record, loaded.Catalog, isNew, ct);
        var proposals = isNew
            ? []
            : await db.Set<Proposal>().AsNoTracking().Where(p => p.Ticket == ticket).ToListAsync(ct);
        var stale = await new OpenProposals(write, _entry.Knowing(loaded), record, register).CheckAsync(proposals, ct);
        if (record.ClosedAt is null)
            await AskAsync(write, new TicketView(record, loaded.Catalog, now), loaded, proposals, stale, context, ct);
        else
            await ShadowScoring.ScoreAsync(write, record, ct);
        await write.CommitAsync();
    }

    private async Task AskAsync(
        WriteScope write,
        TicketView view,
        LoadedCatalog loaded,
        IReadOnlyList<Proposal> proposals,
        IReadOnlySet<Guid> stale,
        BatchContext context,
        CancellationToken ct
    )
    {
        var ticket = view.Actual.Ref;
        var isNew = context.AtStart?.IsNew(ticket) == true;
        var round = await RunTicket.ReadAsync(write.Db, view, proposals, stale, isNew, ct);
        var within = gate.Within(context.Gate).Knowing(loaded);
        var scopes = context.Scopes ??= await AgentScopes.InForceAsync(write.Db, ct);
        var permissions = new AgentPermissions(await within.ModesAsync(write.Db, ct), scopes);
        var asking = new AgentAsking(new AgentFacts(desk, context), context.Speculative.GetValueOrDefault(ticket));
        var written = new RunProposals(write, new ProposalEntry(within), register, round);
        var besideIt = new ChallengerRun(write, round, asking, within, challengerVersions, language);
        await new AgentRun(round, asking, permissions, written, besideIt).RunAsync(_agents, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>
/// Puts back what agents wrote: one change, a ticket's, or one agent's of a period. A person's act, so the stop
/// switch does not hold it back. It is looked at first, looked at again when it is carried out, written by the one
/// executor, and a field that somebody changed meanwhile is never overwritten.
/// 1. before an undo's row commits: nothing happened;
/// 2. after: the row, its intent and the trail's entry stand together, and the executor carries it out, now or later.
/// </summary>
public sealed class UndoService(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    DeskZone zone,
    Executor executor,
    TimeProvider time,
    ILogger<UndoService> log
)
{
    /// <summary>How many changes one undo takes at most.</summary>
    public const int Most = 500;

    /// <summary>What undoing <paramref name="scope"/> would do as things stand now; changes nothing.</summary>
    public async Task<UndoPreview> PreviewAsync(UndoScope scope, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var written = await WrittenChanges.OfAsync(db, scope, Most, ct);
        var looks = new Dictionary<string, UndoLook>(StringComparer.Ordinal);
        var items = new List<UndoItem>();
        foreach (var change in written.Changes)
            items.Add(await LookAsync(looks, change, ct));
        return new UndoPreview(items, written.Left);
    }

    /// <summary>A change as it stands; where its desk does not answer, that nothing of it can be put back now.</summary>
    private async Task<UndoItem> LookAsync(
        Dictionary<string, UndoLook> looks,
        WrittenChange change,
        CancellationToken ct
    )
    {
        var (proposal, decision, _) = change;
        var connection = proposal.Ticket.Connection;
        try
        {
            if (!looks.TryGetValue(connection, out var look))
            {
                var catalogs = await desk.DescribeAsync([connection], ct);
                var catalog = catalogs.GetValueOrDefault(connection, SorCatalog.Empty);
                looks[connection] = look = new UndoLook(desk, new UndoPlan(catalog, zone));
            }
            return await look.AtAsync(change, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning(exception, "What was written to {Ticket} could not be looked at", proposal.Ticket);
            return new UndoItem(proposal, decision, proposal.StatusAt, [], ConnectionNames.DoesNotAnswer(connection));
        }
    }

    /// <summary>
    /// Undoes <paramref name="scope"/>, newest write first, each change in a transaction of its own. When it returns, what
    /// can be put back is put back, and each item says what became of it.
    /// </summary>
    /// <param name="reason">Counts as a reject reason does: "wrong" against the agent's accuracy.</param>
    /// <param name="comment">The comment of the person; personal text.</param>
    public async Task<UndoResult> UndoAsync(
        Person by,
        UndoScope scope,
        RejectReason reason,
        string? comment,
        CancellationToken ct = default
    )
    {
        var batch = Guid.CreateVersion7(time.Now());
        if (!scope.MayUndo(by))
            return new UndoResult(UndoAnswer.NotAllowed, batch, []);
        var preview = await PreviewAsync(scope, ct);
        if (preview.With(UndoVerdict.Restore).Count == 0)
            return new UndoResult(UndoAnswer.NothingToDo, batch, [.. preview.Items.Select(NotDone)]);
        var request = new UndoRequest(by, batch, reason, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim());
        var items = new List<UndoneItem>();
        foreach (var item in preview.Items)
            items.Add(
                item.Verdict == UndoVerdict.Restore ? await UndoAsync(request, item.Proposal.Id, ct) : NotDone(item)
            );
        return new UndoResult(UndoAnswer.Carried, batch, items);
    }

    private static UndoneItem NotDone(UndoItem item) => new(item, null, item.Why);

    private async Task<UndoneItem> UndoAsync(UndoRequest request, Guid proposal, CancellationToken ct)
    {
        // As it stands now: a newer change of the same field was put back a moment ago, or somebody was faster.
        var item = (await PreviewAsync(new UndoOne(proposal), ct)).Items[0];
        if (item.Verdict != UndoVerdict.Restore)
            return NotDone(item);
        if (await AskAsync(request, item, ct) is not { } undo)
            return new UndoneItem(item, null, "Somebody else is undoing it.");
        await executor.SendUndoAsync(undo, item.Proposal.Ticket, CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var stands = await db.Set<Undo>().AsNoTracking().SingleAsync(u => u.Id == undo.Id, CancellationToken.None);
        var detail =
            stands.State == UndoState.Asked ? "The service desk does not answer; it is tried again." : stands.Detail;
        return new UndoneItem(item, stands.State, detail);
    }

    /// <summary>Row, intent and trail in one transaction; null when this decision is being undone already.</summary>
    private async Task<Undo?> AskAsync(UndoRequest request, UndoItem item, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var undo = await UndoRows.AddAsync(write, request, item, ct);
        if (undo is not null)
            await write.CommitAsync();
        return undo;
    }
}

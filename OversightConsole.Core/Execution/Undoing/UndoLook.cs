using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>
/// Looks at written changes one after the other, newest first. What the newer ones put back is what the older ones then
/// find, so that several changes of one field are undone down to the first.
/// </summary>
internal sealed class UndoLook(ISystemOfRecord desk, UndoPlan plan)
{
    private readonly Dictionary<SorRef, Seen> _seen = [];

    public async Task<UndoItem> AtAsync(WrittenChange change, CancellationToken ct)
    {
        var (proposal, decision, undone) = change;
        UndoItem Impossible(string why) => new(proposal, decision, proposal.StatusAt, [], why);
        if (proposal.Status == ProposalStatus.Uncertain)
            return Impossible("Nobody knows whether it was written; look at the ticket first.");
        if (proposal.Status != ProposalStatus.Executed)
            return Impossible("It is not written.");
        if (undone is { State: UndoState.Asked })
            return Impossible($"{undone.ByName} is undoing it.");
        if (undone is not null)
            return Impossible($"{undone.ByName} undid it, {plan.When(undone.At)}.");
        if (proposal.Risk == RiskTier.High && proposal.Action.Target is null)
            return Impossible("High risk: what it set off cannot be taken back.");
        // The ticket's desk says what its values mean, the written record's takes them back.
        foreach (var connection in new[] { proposal.Ticket.Connection, proposal.Written.Connection })
            if (!desk.IsConnected(connection))
                return Impossible(ConnectionNames.NotConnected(connection));
        var seen = await SeeAsync(proposal.Written, ct);
        if (seen.Record is null)
            return Impossible("What it wrote is there no longer.");
        var fields = plan.Fields(proposal, decision, seen.History, seen.Stands);
        if (fields.Count == 0)
            return Impossible("It changed nothing: all of it stood so already.");
        foreach (var field in fields.Where(f => f.Verdict == UndoVerdict.Restore))
            seen.PutBack[field.Field] = field.Before;
        return new UndoItem(proposal, decision, proposal.StatusAt, fields, null);
    }

    private async Task<Seen> SeeAsync(SorRef ticket, CancellationToken ct)
    {
        if (_seen.TryGetValue(ticket, out var seen))
            return seen;
        return _seen[ticket] = new Seen(await desk.GetAsync(ticket, ct), await desk.HistoryAsync(ticket, ct));
    }

    private sealed record Seen(SorRecord? Record, IReadOnlyList<SorChange> History)
    {
        public Dictionary<string, FieldValue?> PutBack { get; } = new(StringComparer.Ordinal);

        public FieldValue? Stands(string field) => PutBack.TryGetValue(field, out var value) ? value : Record![field];
    }
}

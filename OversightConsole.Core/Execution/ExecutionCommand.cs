using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Execution;

/// <summary>Turns a decision into the command that the system of record gets.</summary>
internal static class ExecutionCommand
{
    public static SorCommand For(LeasedIntent claimed)
    {
        var (intent, proposal, decision, _, undo) = claimed;
        if (undo is not null)
            return UndoCarrying.Command(intent.Key, proposal.Written, undo);
        var action = decision.Value is { } value ? proposal.Action.With(value) : proposal.Action;
        var seen = proposal.DependsOn.Select(f => new FieldExpectation(f.Field, f.Value));
        var premises = proposal.Premises.Select(f => new FieldExpectation(f.Field, f.Value));
        var before = proposal.Action.Changes.Select(c => new FieldExpectation(c.Field, c.Before));
        var actor = new Actor(ActorKind.Agent, proposal.Agent, proposal.Agent);
        // The ticket's facts mean nothing to another record: there only what the agent saw there is compared.
        if (proposal.Action.Target is { } target)
            return new SorCommand(intent.Key, target, null, [.. before], [.. action.Changes.Select(Op)], actor);
        return new SorCommand(
            intent.Key,
            proposal.Ticket,
            // A premise was not true yet in the version the agent saw: an unchanged ticket is then no proof, only the
            // fields are. So a decision whose premise was taken back, or not written yet, changes nothing.
            proposal.Premises.Count > 0
                ? null
                : new SorVersion(proposal.TicketVersion),
            [.. before.Concat(premises).Concat(seen).DistinctBy(e => e.Field)],
            [.. action.Changes.Select(Op)],
            actor
        );
    }

    private static SorOp Op(FieldChange change) =>
        TicketFields.IsThread(change.Field)
            ? new AddNote(change.After?.Id ?? "", Internal: change.Field == TicketFields.Note)
            : new SetField(change.Field, change.After);
}

using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Outcomes;

/// <summary>
/// Overrides found in people's ordinary work: within 7 days a person set a written field to another value. Workflow rules,
/// monitoring, agents, the customer and this console's own commands contradict nobody.
/// </summary>
internal static class Contradictions
{
    /// <summary>Whether the change could contradict anything.</summary>
    public static bool IsAPersons(SorChange change) =>
        change is { By.Kind: ActorKind.Person, IdempotencyKey: null, Field: not ("created" or "note") };

    /// <summary>Enters what <paramref name="changes"/> contradict of <paramref name="written"/>.</summary>
    public static void Enter(
        WriteScope write,
        IReadOnlyList<SorChange> changes,
        IReadOnlyList<WrittenProposal> written,
        ILookup<Guid, ProposalOutcome> known
    )
    {
        var found = changes
            .Where(IsAPersons)
            .Select(c => (Change: c, Of: Contradicted(c, written, known)))
            .Where(f => f.Of is not null)
            .GroupBy(f => f.Of!, f => f.Change);
        foreach (var contradiction in found)
            Enter(write, contradiction.Key, [.. contradiction]);
    }

    /// <summary>The proposal whose value stood there last, if this change says within 7 days that it was wrong.</summary>
    private static WrittenProposal? Contradicted(
        SorChange change,
        IReadOnlyList<WrittenProposal> written,
        ILookup<Guid, ProposalOutcome> known
    )
    {
        var last = written
            .Where(w => w.Proposal.Ticket == change.Ref)
            .Where(w => w.Wrote(change.Field) is not null && w.IsBefore(change))
            .MaxBy(w => w.At);
        if (last is null || change.At > last.At + OutcomeWriter.Watched)
            return null;
        if (FieldValue.Same(change.After, last.Wrote(change.Field)!.After))
            return null;
        // What was undone no longer stands, and one contradiction is enough.
        var isOver = known[last.Proposal.Id]
            .Any(o => o.Kind == OutcomeKind.Contradicted || (o.Kind == OutcomeKind.Undone && o.At <= change.At));
        return isOver ? null : last;
    }

    private static void Enter(WriteScope write, WrittenProposal written, IReadOnlyList<SorChange> changes)
    {
        var last = changes.GroupBy(c => c.Field).ToDictionary(g => g.Key, g => g.Last());
        var right = written
            .Action.Changes.Select(c => last.TryGetValue(c.Field, out var to) ? c with { After = to.After } : c)
            .ToList();
        var by = changes[0].By;
        OutcomeWriter.Enter(
            write,
            new ProposalOutcome
            {
                ProposalId = written.Proposal.Id,
                Kind = OutcomeKind.Contradicted,
                Agent = written.Proposal.Agent,
                Ticket = written.Proposal.Ticket,
                At = changes[0].At,
                ByName = by.Name.Cut(ColumnLength.Name),
                Fields = string.Join('+', right.Select(c => c.Field).Where(last.ContainsKey)),
                Value = ProposalText
                    .Value(written.Action with { Changes = right }, after: true)
                    .Cut(ColumnLength.Sentence),
            }
        );
        EvidenceLedger.Found(write, written.Proposal, EvidenceResult.Contradicted, right, by.Id);
    }
}

using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Outcomes;

/// <summary>Tickets opened again within 7 days of closing. No evidence: nobody knows which of the values was to blame.</summary>
internal static class Reopenings
{
    /// <summary>Whether the change opens a closed ticket.</summary>
    public static bool Is(SorChange change, IReadOnlySet<string> closing) =>
        change is { Field: TicketFields.Status, Before: { } before, After: { } after }
        && closing.Contains(before.Id)
        && !closing.Contains(after.Id);

    /// <summary>The ids of the statuses that close.</summary>
    public static IReadOnlySet<string> Closing(SorCatalog catalog) =>
        catalog.Boards.SelectMany(b => b.Statuses).Where(s => s.Closed).Select(s => s.Value.Id).ToHashSet();

    /// <summary>Enters it for every proposal that was carried out on the ticket before.</summary>
    public static void Enter(
        WriteScope write,
        IReadOnlyList<SorChange> changes,
        IReadOnlySet<string> closing,
        IReadOnlyList<WrittenProposal> written,
        ILookup<Guid, ProposalOutcome> known
    )
    {
        var opened = changes
            .Where(c => Is(c, closing) && c.BeforeSince is { } closed && c.At <= closed + OutcomeWriter.Watched)
            .GroupBy(c => c.Ref)
            .Select(g => g.First());
        foreach (var change in opened)
        foreach (var of in written.Where(w => w.Proposal.Ticket == change.Ref && w.At <= change.At))
            if (known[of.Proposal.Id].All(o => o.Kind != OutcomeKind.Reopened))
                OutcomeWriter.Enter(
                    write,
                    OutcomeWriter.Of(
                        of.Proposal,
                        OutcomeKind.Reopened,
                        change.At,
                        change.By.Name.Cut(ColumnLength.Name)
                    )
                );
    }
}

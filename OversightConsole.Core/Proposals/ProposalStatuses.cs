using static OversightConsole.Core.Proposals.ProposalStatus;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// What a status means for the ticket and the queue, said once beside the lifecycle. Each set is a question about one status
/// and, where it is needed, a filter of a query.
/// </summary>
public static class ProposalStatuses
{
    private static readonly ProposalStatus[] Open = [Held, Pending];

    private static readonly ProposalStatus[] OnItsWay = [Approved, Overridden, Executing];

    /// <summary>Whether nothing was decided and something still may be: it waits for a person or for its premise.</summary>
    public static bool IsOpen(this ProposalStatus status) => Open.Contains(status);

    /// <summary>Whether it was decided and is still to be written, or is being written.</summary>
    public static bool IsOnItsWay(this ProposalStatus status) => OnItsWay.Contains(status);

    /// <summary>Whether its values may still come to stand on the ticket by themselves: it is open or on its way.</summary>
    public static bool MayStillStand(this ProposalStatus status) => status.IsOpen() || status.IsOnItsWay();

    /// <summary>
    /// Whether its values may still come to stand on the ticket, also where a person has to see to it first: a write that
    /// failed may be sent again, one with an unknown outcome may have been done.
    /// </summary>
    public static bool MayStillSet(this ProposalStatus status) =>
        status.MayStillStand() || status is Failed or Uncertain;

    /// <summary>Only those that are open, as <see cref="IsOpen"/> says.</summary>
    public static IQueryable<Proposal> WhereOpen(this IQueryable<Proposal> proposals) =>
        proposals.Where(p => Open.Contains(p.Status));

    /// <summary>Only those that were decided and are not written, as <see cref="IsOnItsWay"/> says.</summary>
    public static IQueryable<Proposal> WhereOnItsWay(this IQueryable<Proposal> proposals) =>
        proposals.Where(p => OnItsWay.Contains(p.Status));
}
